import { useEffect, useState } from 'react'
import type { PrescriptionItem } from '#domain/record/prescription'
import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import { draftOf, forgetDraft, keepDraft } from '../../platform/record-drafts'

/**
 * The sheet of a visit under the doctor's pen. It is sent before the record is: a record that says nothing of the drugs
 * would be wrong, and the same sheet sent again is one sheet.
 */
export function usePrescription(appointmentId: string) {
  const draftKey = `prescription ${appointmentId}`
  const [items, setItems] = useState<readonly PrescriptionItem[]>(
    () => draftOf<readonly PrescriptionItem[]>(draftKey) ?? [],
  )
  useEffect(() => keepDraft(draftKey, items), [draftKey, items])
  const sending = useWrite(client.chart.addPrescription.mutate)
  return {
    items,
    busy: sending.isPending,
    problem: sending.error ? failureSentence(sending.error) : undefined,
    add: (item: PrescriptionItem): void => setItems((before) => [...before, item]),
    remove: (place: number): void => setItems((before) => before.filter((_, at) => at !== place)),
    /** @returns false after a refusal, which then stands in `problem` */
    send: async (restricted: boolean): Promise<boolean> => {
      if (items.length === 0) return true
      try {
        await sending.mutateAsync({ appointmentId, items: [...items], restricted })
        forgetDraft(draftKey)
        return true
      } catch {
        return false
      }
    },
  }
}
