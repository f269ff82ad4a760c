import { Text, View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { spoken } from '../../components/accessibility/accessibility'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { Row } from '../../components/content/row'
import { Tag } from '../../components/content/tag'
import { SectionTitle } from '../../components/page/section-title'
import { canPrint, printPage } from '../../platform/file/print-page'
import type { DoseRow, GivenRow, ImmunizationView } from './immunization-view'
import { doseInWords, inspectedDoses, openSinceInWords, openTag } from './immunization-words'

export interface InspectionSheetProps {
  view: ImmunizationView
  today: LocalDate
  onBook: () => void
}

/** Every dose of the programme up to today's age: what is missing first, then what was given, with its day. */
export function InspectionSheet({ view: { doses, given, programme }, today, onBook }: InspectionSheetProps) {
  const { done, missing } = inspectedDoses(doses)
  const givenOf = ({ givenId }: DoseRow) => given.find(({ id }) => id === givenId)
  return (
    <>
      <Card>
        <Text className="t-h2" {...spoken({ role: 'heading', level: 2 })}>
          {missing.length === 0 ? '到今天该打的都打齐了' : `还差 ${missing.length} 剂`}
        </Text>
        <View className="t-sub mt1">{`${dateInWords(today, today)}查询，按《${programme.title}》`}</View>
      </Card>
      {missing.length > 0 && (
        <>
          <SectionTitle title="还没打的" />
          <Card flush>
            {missing.map((dose) => (
              <Row
                key={keyOf(dose)}
                title={doseInWords(dose)}
                sub={openSinceInWords(dose, today)}
                value={<Tag {...openTag(dose)} />}
              />
            ))}
          </Card>
          <Button label="约补种" onTap={onBook} />
        </>
      )}
      <SectionTitle title={`打过的 ${done.length} 剂`} />
      {done.length > 0 && (
        <Card flush>
          {done.map((dose) => (
            <Row
              key={keyOf(dose)}
              title={doseInWords(dose)}
              sub={whereOf(givenOf(dose), today)}
              value={<Tag {...(givenOf(dose)?.isVerified === false ? UNVERIFIED : GIVEN)} />}
            />
          ))}
        </Card>
      )}
      {canPrint && <Button kind="secondary" label="打印" onTap={printPage} />}
      <Note tone="mute">这是给你自己看的清单。幼儿园要盖章的查验证明，带接种证到接种门诊开。</Note>
    </>
  )
}

const GIVEN = { label: '已接种', tone: 'ok' } as const
const UNVERIFIED = { label: '待核实', tone: 'wait' } as const

function keyOf({ series, doseNo }: DoseRow): string {
  return `${series} ${doseNo}`
}

function whereOf(given: GivenRow | undefined, today: LocalDate): string {
  if (!given) return ''
  return [dateInWords(given.on, today), given.place].filter(Boolean).join(' · ')
}
