import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import type { BirthFacts } from './birth-facts-draft'

/** What staff wrote down from the papers of the birth: to be read, and corrected by them alone. */
export function BirthFactsOfStaff({ facts }: { facts: BirthFacts }) {
  const { gestationWeeks, birthWeightGrams, birthLengthMillimetres, isMultiple, dischargedOn } = facts
  const lines = [
    ['怀了多久', gestationWeeks === null ? '—' : `${gestationWeeks} 周`],
    ['出生体重', birthWeightGrams === null ? '—' : `${birthWeightGrams / 1000} 公斤`],
    ['出生身长', birthLengthMillimetres === null ? '—' : `${birthLengthMillimetres / 10} 厘米`],
    ['这一胎几个孩子', isMultiple === null ? '—' : isMultiple ? '双胎或更多' : '一个'],
    ['出院日', dischargedOn === null ? '—' : dateInWords(dischargedOn, localDateOf(serverNow()))],
  ] as const
  return (
    <>
      <Card>
        <View className="stack stack--3">
          {lines.map(([name, value]) => (
            <View key={name} className="line line--between">
              <Text className="t-2">{name}</Text>
              <Text className="t-strong t-digits">{value}</Text>
            </View>
          ))}
        </View>
      </Card>
      <Note tone="info">医护照出生记录写的，家里改不了。不对的话，请社区医生更正。</Note>
    </>
  )
}
