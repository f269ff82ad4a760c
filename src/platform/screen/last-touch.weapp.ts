let touchedAtMs = Date.now()

/** Every page tells of every touch: the phone has no place where all of them are heard. */
export function noteTouch(): void {
  touchedAtMs = Date.now()
}

/** For how long nobody has touched the screen. */
export function untouchedMs(): number {
  return Date.now() - touchedAtMs
}
