import { localDateOf } from '#domain/kernel/time'
import type { AllergyFacts } from '#domain/record/allergy'
import { api, client, queryClient } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { serverNow } from '../../api/server-clock'
import { useWrite } from '../../api/use-write'

/** Writing an allergy down and taking it back; every screen of the record hears of it. */
export function useAllergies(patientId: string) {
  const adding = useWrite(client.record.addAllergy.mutate)
  const resolving = useWrite(client.record.resolveAllergy.mutate)
  const withdrawing = useWrite(client.record.withdrawAllergy.mutate)
  const error = adding.error ?? resolving.error ?? withdrawing.error
  return {
    busy: adding.isPending || resolving.isPending || withdrawing.isPending,
    problem: error ? failureSentence(error) : undefined,
    add: (allergy: AllergyFacts, onSaved: () => void): void => {
      const notedOn = localDateOf(serverNow())
      adding.mutate({ patientId, notedOn, allergy }, { onSuccess: () => renew(onSaved) })
    },
    resolve: (id: string, onDone: () => void): void =>
      resolving.mutate({ id }, { onSuccess: () => renew(onDone) }),
    withdraw: (id: string, onDone: () => void): void =>
      withdrawing.mutate({ id }, { onSuccess: () => renew(onDone) }),
  }
}

function renew(onDone: () => void): void {
  onDone()
  void queryClient.invalidateQueries({ queryKey: api.record.summary.pathKey() })
  void queryClient.invalidateQueries({ queryKey: api.record.timeline.pathKey() })
}
