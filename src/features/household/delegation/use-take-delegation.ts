import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { parseSpokenCode } from '#domain/kernel/spoken-code'
import { localDate } from '#domain/kernel/time'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'
import { choosePatient } from '../../../platform/kept/chosen-patient'
import { refreshHousehold } from '../use-requests'
import { codeIn } from './delegation-words'

/** From a code to a child: typed or handed over, looked at, taken. */
export function useTakeDelegation(handedOver: string) {
  const [typed, setTyped] = useState(handedOver)
  const code = parseSpokenCode(typed)
  const look = useMutation({
    mutationFn: (asked: string) => client.delegation.preview.query({ code: asked }),
  })
  const accept = useWrite(client.delegation.accept.mutate)

  return {
    typed,
    /** Another code starts over. */
    type: (text: string) => {
      setTyped(codeIn(text))
      look.reset()
      accept.reset()
    },
    isWhole: code !== null,
    look: () => code !== null && look.mutate(code),
    looking: look.isPending,
    offer: look.data && {
      childName: look.data.childNameMasked,
      startsOn: localDate(look.data.startsOn),
      endsOn: localDate(look.data.endsOn),
    },
    decline: () => look.reset(),
    take: () => {
      if (code === null) return
      accept.mutate(
        { code },
        {
          onSuccess: async ({ patientId }) => {
            choosePatient(patientId)
            await refreshHousehold()
          },
        },
      )
    },
    taking: accept.isPending,
    takenId: accept.data?.patientId,
    problem: problemOf(look.error ?? accept.error),
  }
}

function problemOf(error: unknown): string | null {
  return error ? failureSentence(error) : null
}
