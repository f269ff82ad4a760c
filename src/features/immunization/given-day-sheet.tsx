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
import { Tag } from '../../components/content/tag'
import { Sheet } from '../../components/sheet/sheet'
import type { GivenRow } from './immunization-view'
import type { GivenGroup } from './immunization-words'

export interface GivenDaySheetProps {
  /** The day that was tapped; undefined: closed. */
  group: GivenGroup | undefined
  patientId: string
  today: LocalDate
  onClose: () => void
}

/** The doses of one day: where, which lot, and the way to take back what was copied wrongly. */
export function GivenDaySheet({ group, patientId, today, onClose }: GivenDaySheetProps) {
  const withdraw = useWrite(client.record.withdrawImmunization.mutate)
  const [problem, setProblem] = useState<string>()
  const takeBack = async (id: string) => {
    setProblem(undefined)
    try {
      await withdraw.mutateAsync({ id })
      await queryClient.invalidateQueries(api.record.immunization.queryFilter({ patientId }))
      onClose()
    } catch (refusal) {
      setProblem(failureSentence(refusal))
    }
  }
  return (
    <Sheet open={group !== undefined} title={group ? dateInWords(group.on, today) : ''} onClose={onClose}>
      <Card flush>
        {group?.rows.map((row) => (
          <Row
            key={row.id}
            title={row.nameZh}
            sub={detailsOf(row)}
            value={<Tag {...(row.isVerified ? VERIFIED : UNVERIFIED)} />}
          />
        ))}
      </Card>
      {group?.tag.label === '打早了，要再补' && (
        <Note tone="wait">有一剂打的时候不到月龄，或和上一剂隔得太近，不算数，要再补一剂。不用从头打。</Note>
      )}
      {group?.rows
        .filter(({ mayWithdraw }) => mayWithdraw)
        .map((row) => (
          <View key={row.id} className="t-center">
            <Link label={`${row.nameZh}记错了，撤回`} onTap={() => void takeBack(row.id)} />
          </View>
        ))}
      {problem && (
        <Note tone="bad" announced>
          {problem}
        </Note>
      )}
    </Sheet>
  )
}

const VERIFIED = { label: '已核实', tone: 'ok' } as const
const UNVERIFIED = { label: '待核实', tone: 'wait' } as const

function detailsOf({ place, lotNumber, isVerified }: GivenRow): string {
  const where = [place, lotNumber && `批号 ${lotNumber}`].filter(Boolean).join(' · ')
  return where || (isVerified ? '由接种门诊看过接种本' : '家里补记的，带接种本给社区看过就核实')
}
