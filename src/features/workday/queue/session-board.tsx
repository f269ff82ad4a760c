import { NowPanel } from './now-panel'
import type { QueueEntry } from './queue-entry'
import { SessionHead } from './session-head'
import { SessionLines, type SessionLinesProps } from './session-lines'
import type { WorkSession } from './session-words'

export interface SessionBoardProps {
  board: {
    readonly session: WorkSession
    readonly now: QueueEntry | null
    readonly waiting: readonly QueueEntry[]
    readonly expected: readonly QueueEntry[]
    readonly done: readonly QueueEntry[]
  }
  /** On the server's clock. */
  now: Date
  busy: boolean
  tagOf: SessionLinesProps['tagOf']
  onWrite: (entry: QueueEntry) => void
  onPass: (entry: QueueEntry) => void
}

/** The doctor's session: how far it is, who is inside, who waits. */
export function SessionBoard({ board, now, busy, tagOf, onWrite, onPass }: SessionBoardProps) {
  const { session, now: inside } = board
  return (
    <>
      <SessionHead session={session} now={now} />
      {inside && (
        <NowPanel entry={inside} busy={busy} onWrite={() => onWrite(inside)} onPass={() => onPass(inside)} />
      )}
      <SessionLines
        waiting={board.waiting}
        expected={board.expected}
        done={board.done}
        now={now}
        tagOf={tagOf}
      />
    </>
  )
}
