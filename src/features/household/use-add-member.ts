import { useQueryClient } from '@tanstack/react-query'
import { api, client } from '../../api/client'
import { failureOf, failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import { choosePatient } from '../../platform/chosen-patient'
import { fieldOfRefusal, patientDraftOf } from './member-draft'
import type { MemberDraftState } from './use-member-draft'

/**
 * Sends the draft once however often it is tapped. The new person is chosen and in the list before `onAdded`, so
 * that the screen which is returned to already shows them. A refusal goes under its field.
 */
export function useAddMember({ draft, refuse }: MemberDraftState, onAdded: () => void) {
  const queryClient = useQueryClient()
  const add = useWrite(client.patient.add.mutate)

  function submit(): void {
    add.mutate(patientDraftOf(draft), {
      onSuccess: async ({ id }) => {
        choosePatient(id)
        await queryClient.invalidateQueries({ queryKey: api.patient.list.queryKey() })
        onAdded()
      },
      onError: (error) => {
        const field = fieldOf(error)
        if (field) refuse(field, failureSentence(error))
      },
    })
  }

  return {
    submit,
    busy: add.isPending,
    /** What belongs under no field: the household is full, the network is away. */
    fault: add.error && !fieldOf(add.error) ? failureSentence(add.error) : undefined,
  }
}

function fieldOf(error: unknown) {
  const failure = failureOf(error)
  return failure.kind === 'refused' ? fieldOfRefusal(failure.code, failure.facts) : null
}
