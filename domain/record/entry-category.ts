/**
 * `restricted`: what harms when the wrong person reads it (journeys E3 28). The person and their guardians see it, the
 * place that wrote it does, and whoever breaks the glass; nobody who is only entrusted with the child, no other place.
 */
export const ENTRY_CATEGORIES = ['normal', 'restricted'] as const
export type EntryCategory = (typeof ENTRY_CATEGORIES)[number]
