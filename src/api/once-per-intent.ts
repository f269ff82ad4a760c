interface Sent<Output> {
  /** What was meant, as text that two equal inputs share. */
  readonly meaning: string
  readonly idempotencyKey: string
  /** While it is on its way. */
  answer: Promise<Output> | null
}

interface OncePerIntent<Input, Output> {
  readonly send: (input: Input & { idempotencyKey: string }) => Promise<Output>
  readonly newKey: () => string
  /** True for an error after which nothing can have happened and a retry is a new intent. */
  readonly isFinal: (error: unknown) => boolean
}

/**
 * A write that happens once, however often it is tapped or sent (BK-14). While it is on its way a second tap shares
 * its answer; after an error that leaves open what happened, the same meaning keeps its key, so that the server
 * answers with the first result. Another meaning, or the next one after a final answer, gets a key of its own.
 */
export function oncePerIntent<Input extends object, Output>({
  send,
  newKey,
  isFinal,
}: OncePerIntent<Input, Output>): (input: Input) => Promise<Output> {
  let pending: Sent<Output> | null = null

  return (input) => {
    const meaning = JSON.stringify(input)
    const intent =
      pending?.meaning === meaning ? pending : { meaning, idempotencyKey: newKey(), answer: null }
    pending = intent
    intent.answer ??= send({ ...input, idempotencyKey: intent.idempotencyKey }).then(
      (output) => {
        settle(intent, true)
        return output
      },
      (error: unknown) => {
        settle(intent, isFinal(error))
        throw error
      },
    )
    return intent.answer
  }

  function settle(intent: Sent<Output>, final: boolean): void {
    intent.answer = null
    if (final && pending === intent) pending = null
  }
}
