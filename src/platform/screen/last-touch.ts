const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const

let touchedAtMs = Date.now()

/** Does nothing in a browser, which hears every touch by itself, those of keyboard and mouse too. */
export function noteTouch(): void {}

/** For how long nobody has touched the screen. */
export function untouchedMs(): number {
  return Date.now() - touchedAtMs
}

for (const touch of TOUCHES) {
  document.addEventListener(
    touch,
    () => {
      touchedAtMs = Date.now()
    },
    { capture: true, passive: true },
  )
}
