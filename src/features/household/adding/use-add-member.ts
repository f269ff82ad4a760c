import { api, client, queryClient } from '../../../api/client'
import { failureOf, failureSentence } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'
import { choosePatient } from '../../../platform/kept/chosen-patient'
import { newId } from '../../../platform/network/new-id'
import { refreshHousehold } from '../use-requests'
import { fieldOfRefusal, patientDraftOf } from './member-draft'
import type { MemberDraftState } from './use-member-draft'

/** The person is mine now, or another guardian is asked first; nothing tells which before the family is asked again. */
export type Addition = 'added' | 'asked'

/** What a guardian said of a child's data, and of which text; undefined where nobody was asked. */
export interface ConsentAnswer {
  readonly decision: 'given' | 'refused'
  readonly textVersion: string
}

/**
 * Sends the draft once however often it is tapped. Somebody who joined the family is chosen and in the list before
 * `onDone`, so that the screen which is returned to already shows them. A refusal goes under its field.
 */
export function useAddMember({ draft, refuse }: MemberDraftState, onDone: (addition: Addition) => void) {
  const add = useWrite(client.patient.add.mutate)

  function submit(answer?: ConsentAnswer): void {
    const consent = answer?.decision === 'given' ? { textVersion: answer.textVersion } : undefined
    add.mutate(
      { ...patientDraftOf(draft), ...(consent ? { consent } : {}) },
      {
        onSuccess: async ({ id }) => {
          const addition = (await isInFamily(id)) ? 'added' : 'asked'
          if (addition === 'added') choosePatient(id)
          if (addition === 'added' && answer?.decision === 'refused') await refuseChildData(id, answer)
          void refreshHousehold()
          onDone(addition)
        },
        onError: (error) => {
          const field = fieldOf(error)
          if (field) refuse(field, failureSentence(error))
        },
      },
    )
  }

  return {
    submit,
    busy: add.isPending,
    /** What belongs under no field: the household is full, the network is away. */
    fault: add.error && !fieldOf(add.error) ? failureSentence(add.error) : undefined,
  }
}

/** A no is an answer too, and is kept as one. Where it is lost on the way, the question stays open on the child's page. */
async function refuseChildData(patientId: string, { textVersion }: ConsentAnswer): Promise<void> {
  const refusal = { patientId, purpose: 'child-data', decision: 'refused', textVersion } as const
  await client.consent.decide.mutate({ ...refusal, idempotencyKey: newId() }).catch(() => undefined)
}

/** An answer that was lost on the way counts as a yes: the family page shows what is true as soon as it is reached. */
async function isInFamily(id: string): Promise<boolean> {
  try {
    const { rows } = await queryClient.fetchQuery(api.patient.list.queryOptions({}, { staleTime: 0 }))
    return rows.some((row) => row.id === id)
  } catch {
    return true
  }
}

function fieldOf(error: unknown) {
  const failure = failureOf(error)
  return failure.kind === 'refused' ? fieldOfRefusal(failure.code, failure.facts) : null
}
