import { View } from '@tarojs/components'
import { useState } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { api, client, queryClient } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import { Link } from '../../components/action/link'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { Row } from '../../components/content/row'
import { SectionTitle } from '../../components/page/section-title'
import type { GivenRow } from './immunization-view'

export interface PaperDosesProps {
  given: readonly GivenRow[]
  today: LocalDate
}

/** What the family copied from a booklet: verified with one tap when the booklet lies on the table. */
export function PaperDoses({ given, today }: PaperDosesProps) {
  const verify = useWrite(client.chart.verifyImmunization.mutate)
  const [problem, setProblem] = useState<string>()
  const rows = given.filter(({ isVerified }) => !isVerified)
  if (rows.length === 0) return null
  const confirm = async (id: string) => {
    setProblem(undefined)
    try {
      await verify.mutateAsync({ id })
      await queryClient.invalidateQueries(api.chart.pathFilter())
    } catch (refusal) {
      setProblem(failureSentence(refusal))
    }
  }
  return (
    <View>
      <SectionTitle title="家里补记的，对着接种本核实" />
      <Card flush>
        {rows.map((row) => (
          <Row
            key={row.id}
            title={row.nameZh}
            sub={dateInWords(row.on, today)}
            value={
              <Link label="对得上" spokenLabel={`核实${row.nameZh}`} onTap={() => void confirm(row.id)} />
            }
          />
        ))}
      </Card>
      {problem && (
        <Note tone="bad" announced>
          {problem}
        </Note>
      )}
    </View>
  )
}
