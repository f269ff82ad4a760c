import { DomainError } from '#domain/kernel/errors'
import { type Cursor, readCursor, writeCursor } from '../../platform/api/cursor'

/**
 * Where a page of work ended whose open rows come first. What is done meanwhile moves behind the rest: it may be met
 * again there, and nothing that waits is passed over.
 */
export interface WorkedCursor extends Cursor {
  readonly isDone: boolean
}

const DONE = 'done.'
const OPEN = 'open.'

export function writeWorkedCursor({ isDone, ...cursor }: WorkedCursor): string {
  return `${isDone ? DONE : OPEN}${writeCursor(cursor)}`
}

/** @throws input_invalid for text that no page ever answered */
export function readWorkedCursor(text: string): WorkedCursor {
  const state = text.slice(0, DONE.length)
  if (state !== DONE && state !== OPEN) throw new DomainError('input_invalid', { fields: ['cursor'] })
  return { isDone: state === DONE, ...readCursor(text.slice(DONE.length)) }
}
