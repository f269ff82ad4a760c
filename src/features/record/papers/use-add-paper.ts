import { useState } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import {
  ATTACHMENT_LONG_SIDE_PIXELS,
  ATTACHMENT_MAX_BYTES,
  type AttachmentKind,
} from '#domain/record/attachment'
import { api, client, queryClient } from '../../../api/client'
import { errorMessage } from '../../../api/error-messages'
import { failureSentence } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'
import { type ChosenPhoto, choosePhoto } from '../../../platform/file/choose-photo'

type Photo = Exclude<ChosenPhoto, 'too-large' | 'unreadable' | null>

/** Choosing a photograph, and sending it until it has arrived: a lost network loses neither picture nor words. */
export function useAddPaper(patientId: string) {
  const [photo, setPhoto] = useState<Photo | null>(null)
  const [fault, setFault] = useState<string>()
  const [isChoosing, setChoosing] = useState(false)
  const sending = useWrite(client.record.addAttachment.mutate)
  return {
    photo,
    busy: isChoosing || sending.isPending,
    isChoosing,
    problem: fault ?? (sending.error ? failureSentence(sending.error) : undefined),
    choose: async (): Promise<void> => {
      setFault(undefined)
      setChoosing(true)
      const chosen = await choosePhoto({
        longSidePixels: ATTACHMENT_LONG_SIDE_PIXELS,
        maxBytes: ATTACHMENT_MAX_BYTES,
      })
      setChoosing(false)
      if (chosen === 'too-large') setFault(errorMessage('picture_too_large', {}))
      else if (chosen === 'unreadable') setFault(errorMessage('picture_unreadable', {}))
      else if (chosen) setPhoto(chosen)
    },
    send: (paper: { kind: AttachmentKind; title: string; datedOn: LocalDate }, onSaved: () => void): void => {
      if (!photo) return
      sending.mutate(
        { patientId, ...paper, content: photo.content },
        {
          onSuccess: () => {
            setPhoto(null)
            onSaved()
            void queryClient.invalidateQueries({ queryKey: api.record.timeline.pathKey() })
          },
        },
      )
    },
  }
}
