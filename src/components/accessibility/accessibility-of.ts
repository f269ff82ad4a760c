/** What a screen reader should know of an element that its text does not say. */
export interface Accessibility {
  role?:
    | 'button'
    | 'link'
    | 'checkbox'
    | 'radio'
    | 'switch'
    | 'heading'
    | 'img'
    | 'timer'
    | 'status'
    | 'alert'
    | 'dialog'
    | 'group'
    | 'navigation'
    | 'main'
    | 'list'
    | 'listitem'
  label?: string
  hidden?: boolean
  pressed?: boolean
  checked?: boolean
  current?: boolean
  disabled?: boolean
  live?: 'polite' | 'off'
  modal?: boolean
  level?: 1 | 2 | 3
}
