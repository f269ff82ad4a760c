import { View } from '@tarojs/components'
import { useState } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import { api, client, queryClient } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import { Link } from '../../components/action/link'
import { Note } from '../../components/content/note'
import type { HoldRow } from './immunization-view'
import { holdInWords } from './immunization-words'

export interface HeldVaccinesProps {
  holds: readonly HoldRow[]
  patientId: string
  today: LocalDate
}

/** What is held back, and the way to let it go again. */
export function HeldVaccines({ holds, patientId, today }: HeldVaccinesProps) {
  const write = useWrite(client.chart.endHold.mutate)
  const [problem, setProblem] = useState<string>()
  const letGo = async (id: string) => {
    setProblem(undefined)
    try {
      await write.mutateAsync({ id })
      await queryClient.invalidateQueries(api.chart.immunization.queryFilter({ patientId }))
    } catch (refusal) {
      setProblem(failureSentence(refusal))
    }
  }
  return (
    <>
      {holds.map((hold) => (
        <Note key={hold.id} tone="wait">
          <View>{holdInWords(hold, today)}</View>
          <Link size="sub" label={`${hold.nameZh}可以打了，解除`} onTap={() => void letGo(hold.id)} />
        </Note>
      ))}
      {problem && (
        <Note tone="bad" announced>
          {problem}
        </Note>
      )}
    </>
  )
}
