import { useState } from 'react'
import { api, client, queryClient } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'
import { forgetCodes } from '../code/kept-codes'
import { refreshWallet } from '../use-wallet'
import type { FamilyMove } from './card-move-words'

/** A card is frozen, unfrozen, replaced or given up, after its reader was told what happens. */
export function useCardMove(patientId: string) {
  const [asked, setAsked] = useState<FamilyMove | null>(null)
  const [done, setDone] = useState<FamilyMove | null>(null)
  const writes = {
    freeze: useWrite(client.healthCard.freeze.mutate),
    unfreeze: useWrite(client.healthCard.unfreeze.mutate),
    replace: useWrite(client.healthCard.replace.mutate),
    cancel: useWrite(client.healthCard.cancel.mutate),
  }
  const write = asked ? writes[asked] : null

  function ask(move: FamilyMove | null): void {
    for (const each of Object.values(writes)) each.reset()
    setAsked(move)
    setDone(null)
  }

  async function confirm(): Promise<void> {
    if (!asked) return
    await writes[asked].mutateAsync({ patientId })
    // What was fetched ahead was signed for a card that is not in use any more.
    if (asked !== 'unfreeze') await forgetCodes(patientId)
    // And what was said of the code before is not true any more.
    void queryClient.resetQueries(api.healthCard.code.queryFilter({ patientId }))
    await refreshWallet()
    setDone(asked)
    setAsked(null)
  }

  return {
    asked,
    done,
    ask,
    close: () => ask(null),
    confirm: () => void confirm().catch(() => undefined),
    busy: write?.isPending ?? false,
    problem: write?.error ? failureSentence(write.error) : null,
  }
}
