/** A mini-program has no voice of its own; its plug-in would send what it reads to another company. */
export const readAloud: ((text: string) => void) | null = null
