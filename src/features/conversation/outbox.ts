/** What somebody wrote and the server has not answered for yet. */
export interface Outgoing {
  /** Of the intent: sending it again with the same key sends it once. */
  readonly key: string
  readonly conversationId: string
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'picture'; readonly base64: string; readonly preview: string }
  readonly state:
    | { readonly kind: 'sending' }
    | { readonly kind: 'failed'; readonly problem: string }
    /** It is in the thread as this number; it leaves the outbox once the thread shows it. */
    | { readonly kind: 'sent'; readonly seq: number }
}

/** More than anybody writes while a lift has no network. */
const MAX = 50

type Listener = () => void

/**
 * Messages on their way, in this process only: what is said to a doctor never lies on a phone's disk. Leaving the page
 * and coming back keeps them; nothing leaves but what arrived or what its writer lets go.
 */
export function createOutbox() {
  let all: readonly Outgoing[] = []
  const listeners = new Set<Listener>()
  const become = (next: readonly Outgoing[]) => {
    all = next
    for (const listener of listeners) listener()
  }
  return {
    all: () => all,
    isFull: () => all.length >= MAX,
    put: (outgoing: Outgoing) => {
      const known = all.some(({ key }) => key === outgoing.key)
      become(known ? all.map((each) => (each.key === outgoing.key ? outgoing : each)) : [...all, outgoing])
    },
    drop: (key: string) => become(all.filter((each) => each.key !== key)),
    empty: () => become([]),
    /** @returns stops it */
    onChange: (listener: Listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** What is still to be shown beside a thread that goes up to `lastSeq`. */
export function notYetShown(
  all: readonly Outgoing[],
  conversationId: string,
  lastSeq: number,
): readonly Outgoing[] {
  return all.filter(
    ({ conversationId: of, state }) =>
      of === conversationId && !(state.kind === 'sent' && state.seq <= lastSeq),
  )
}
