const MAX_ATTEMPTS = 20

/**
 * What a phone does with `busy`: the same intent, with the same key, again.
 *
 * @returns the answer, or the code of the refusal
 */
export async function persist<T>(call: () => Promise<T>): Promise<T | string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call()
    } catch (error) {
      const { message } = error as Error
      if (message !== 'busy' || attempt === MAX_ATTEMPTS) return message
    }
  }
}

/** Does all of `work`, so many at a time, and answers in its order. */
export async function inParallel<T>(clients: number, work: readonly (() => Promise<T>)[]): Promise<T[]> {
  const answers: T[] = []
  const waiting = work.entries()
  const client = async (): Promise<void> => {
    for (const [index, next] of waiting) answers[index] = await next()
  }
  await Promise.all(Array.from({ length: clients }, client))
  return answers
}
