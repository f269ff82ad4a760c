import type { client } from '../../../api/client'

/** A claim as the office decides about it, whole. */
export type Application = Awaited<ReturnType<typeof client.claim.application.query>>
