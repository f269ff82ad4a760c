import type { Accessibility } from './accessibility-of'

type Spoken = Record<string, string | (() => void)>

/** What a screen reader says of an element, in the aria attributes that mini-programs know. */
export function spoken(says: Accessibility): Spoken {
  const attributes: Spoken = {}
  if (says.role) attributes['aria-role'] = says.role
  if (says.label !== undefined) attributes['aria-label'] = says.label
  if (says.hidden) attributes['aria-hidden'] = 'true'
  if (says.checked !== undefined) attributes['aria-checked'] = String(says.checked)
  const selected = says.pressed ?? says.current
  if (selected !== undefined) attributes['aria-selected'] = String(selected)
  if (says.disabled !== undefined) attributes['aria-disabled'] = String(says.disabled)
  if (says.live) attributes['aria-live'] = says.live
  if (says.modal) attributes['aria-modal'] = 'true'
  return attributes
}

/** A View that can be tapped. */
export function tappable(onTap: () => void, says: Accessibility): Spoken {
  return { ...spoken({ role: 'button', ...says }), onClick: onTap }
}
