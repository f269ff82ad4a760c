import { Text } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { Card } from '../../components/card'
import { Row } from '../../components/row'
import { SectionTitle } from '../../components/section-title'
import { Tag } from '../../components/tag'
import { type ComingGroup, comingSub, comingTag, doseInWords } from './immunization-words'

export interface ComingDosesProps {
  group: ComingGroup
  today: LocalDate
}

/** The next journey, so that nobody has to reckon. */
export function ComingDoses({ group, today }: ComingDosesProps) {
  return (
    <>
      <SectionTitle title="接下来" />
      <Text className="t-sub">{group.whenZh}</Text>
      <Card flush>
        {group.doses.map((dose) => (
          <Row
            key={`${dose.series} ${dose.doseNo}`}
            title={doseInWords(dose)}
            sub={comingSub(dose, today)}
            value={<Tag {...comingTag(dose, today)} />}
          />
        ))}
      </Card>
    </>
  )
}
