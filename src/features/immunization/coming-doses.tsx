import { Text } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { Tag } from '../../components/content/tag'
import { SectionTitle } from '../../components/page/section-title'
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
