import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../platform/network/new-id'
import { failureOf } from './failure-of'
import { oncePerIntent } from './once-per-intent'

/**
 * A write of this screen, sent once per intent: `useWrite(client.appointment.book.mutate)`. The idempotency key is
 * made and kept here; a reader who taps again after a lost answer gets the first one.
 */
export function useWrite<Whole extends { idempotencyKey: string }, Output>(
  send: (whole: Whole) => Promise<Output>,
): UseMutationResult<Output, Error, Omit<Whole, 'idempotencyKey'>> {
  type Input = Omit<Whole, 'idempotencyKey'>
  const [once] = useState(() =>
    oncePerIntent<Input, Output>({ send: (input) => send(input as Whole), newKey: newId, isFinal }),
  )
  return useMutation({ mutationFn: once })
}

/** A refusal means that nothing was written. `busy` may hide a server that wrote and then lost its breath. */
function isFinal(error: unknown): boolean {
  const failure = failureOf(error)
  return failure.kind === 'refused' && failure.code !== 'busy'
}
