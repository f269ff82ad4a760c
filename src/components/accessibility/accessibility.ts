import type { Accessibility } from './accessibility-of'

type Spoken = Record<
  string,
  string | number | ((event: { key: string; preventDefault(): void }) => void) | (() => void)
>

/**
 * What a screen reader says of an element, as the attributes of this target. Only what is set is written: Taro's
 * H5 elements would turn an undefined aria attribute into the word "undefined".
 */
export function spoken(says: Accessibility): Spoken {
  const attributes: Spoken = {}
  if (says.role) attributes.role = says.role
  if (says.label !== undefined) attributes['aria-label'] = says.label
  if (says.hidden) attributes['aria-hidden'] = 'true'
  if (says.pressed !== undefined) attributes['aria-pressed'] = String(says.pressed)
  if (says.checked !== undefined) attributes['aria-checked'] = String(says.checked)
  if (says.current !== undefined) attributes['aria-current'] = says.current ? 'page' : 'false'
  if (says.disabled !== undefined) attributes['aria-disabled'] = String(says.disabled)
  if (says.live) attributes['aria-live'] = says.live
  if (says.modal) attributes['aria-modal'] = 'true'
  if (says.level) attributes['aria-level'] = String(says.level)
  return attributes
}

/** A View that can be tapped: by finger, mouse, Enter and Space. */
export function tappable(onTap: () => void, says: Accessibility): Spoken {
  return {
    ...spoken({ role: 'button', ...says }),
    tabIndex: 0,
    onClick: onTap,
    onKeyDown: (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      onTap()
    },
  }
}
