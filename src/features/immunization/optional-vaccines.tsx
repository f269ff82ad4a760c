import { useState } from 'react'
import { addDays, type LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { Row } from '../../components/content/row'
import type { OptionalRow } from './immunization-view'

/** A last day that is further away helps nobody to choose. */
const SOON_DAYS = 180

export interface OptionalVaccinesProps {
  rows: readonly OptionalRow[]
  today: LocalDate
}

/** What a family may choose and pays for. Closed until it is asked for: nobody is urged to buy. */
export function OptionalVaccines({ rows, today }: OptionalVaccinesProps) {
  const [isOpen, setOpen] = useState(false)
  // What only one text says is not told to a family as certain.
  const certain = rows.filter(({ verified }) => verified)
  if (certain.length === 0) return null
  return (
    <>
      <Card flush>
        <Row
          title="自费疫苗，自愿选"
          sub={isOpen ? '收起来' : `现在可以选的有 ${certain.length} 种`}
          onTap={() => setOpen(!isOpen)}
        />
        {isOpen &&
          certain.map((row) => (
            <Row key={row.vaccineCode} title={row.nameZh} sub={`${row.purposeZh}\n${whenOf(row, today)}`} />
          ))}
      </Card>
      {isOpen && (
        <Note tone="mute">打不打自己定，不影响免费疫苗和入园。剂数和价格以接种门诊和说明书为准。</Note>
      )}
    </>
  )
}

function whenOf({ doseNo, total, fromOn, untilOn }: OptionalRow, today: LocalDate): string {
  const from = fromOn <= today ? '现在可以打' : `${dateInWords(fromOn, today)}起`
  const until =
    untilOn !== null && untilOn < addDays(today, SOON_DAYS) ? `，最晚 ${dateInWords(untilOn, today)}` : ''
  return `第 ${doseNo} 剂（共 ${total} 剂）：${from}${until}`
}
