/** Written by components/accessibility/accessibility.weapp.ts only. An empty value means: whatever the element carries, or nothing. */
const spoken = {
  'aria-role': '',
  'aria-label': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-disabled': '',
  'aria-live': '',
  'aria-modal': '',
}

/**
 * Taro's mini-program templates bind no aria attribute, so that a screen reader would hear nothing. The same table
 * goes into the templates at build (config/spoken-attributes.ts) and into the runtime (speak-elements.weapp.ts):
 * Taro numbers attributes by their order, and the two must number alike.
 */
export const spokenElements = {
  View: spoken,
  Text: spoken,
  Image: spoken,
  Button: spoken,
  Input: spoken,
  Textarea: spoken,
}
