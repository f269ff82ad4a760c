export interface SimulatedTime {
  readonly now: () => number
  /** Does it at its time. @returns takes it back */
  readonly later: (work: () => void, ms: number) => () => void
  /** Lets that much time pass, with everything that happens in it, in its order. */
  readonly pass: (ms: number) => Promise<void>
}

interface Due {
  readonly at: number
  readonly work: () => void
}

/** Time that passes only when it is told to: what waits two seconds takes none. */
export function createSimulatedTime(startMs: number): SimulatedTime {
  let now = startMs
  let due: Due[] = []

  return {
    now: () => now,
    later(work, ms) {
      const one = { at: now + Math.max(0, ms), work }
      const place = due.findIndex(({ at }) => at > one.at)
      due.splice(place < 0 ? due.length : place, 0, one)
      return () => {
        due = due.filter((other) => other !== one)
      }
    },
    async pass(ms) {
      const end = now + ms
      await settle()
      for (let next = due[0]; next && next.at <= end; next = due[0]) {
        due.shift()
        now = next.at
        next.work()
        await settle()
      }
      now = end
    },
  }
}

/** What waits for nothing but its turn is done: promises that are kept already, whatever hangs on them. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
