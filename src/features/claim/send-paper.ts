import { TRPCClientError } from '@trpc/client'
import type { ClaimDocument } from '#domain/mutual-aid/claim/claim-document'
import { currentSession } from '../../api/session'
import { type PhotoToSend, sendPhoto } from '../../platform/file/send-photo'
import { serverAddress } from '../../platform/network/server-address'

/** Print stays readable, and a bill of twenty pages still arrives over a weak network. */
export const PAPER_PHOTO = { longSidePixels: 2_000, maxBytes: 1_500_000 } as const

export interface PaperToSend {
  readonly patientId: string
  readonly kind: ClaimDocument
  readonly photo: PhotoToSend['photo']
}

/** Sends the picture of a paper; what the server refuses is thrown as every other refusal is. @returns its id */
export async function sendPaper({ patientId, kind, photo }: PaperToSend): Promise<string> {
  const { status, body } = await sendPhoto({
    url: `${serverAddress()}/claim/attachments`,
    photo,
    fields: { patientId, kind },
    headers: { authorization: `Bearer ${currentSession()?.token ?? ''}` },
  })
  if (status >= 400) throw TRPCClientError.from(body as Parameters<typeof TRPCClientError.from>[0])
  return (body as { id: string }).id
}
