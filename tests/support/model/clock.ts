/** A clock that stands still until a test moves it. Hand `clock.now` to whatever asks for the time. */
export function clockAt(iso: string): { now: () => Date; pass: (milliseconds: number) => void } {
  let at = new Date(iso).getTime()
  return {
    now: () => new Date(at),
    pass: (milliseconds) => {
      at += milliseconds
    },
  }
}
