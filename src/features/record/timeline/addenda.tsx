import { Text, View } from '@tarojs/components'
import { type LocalDate } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { Card } from '../../../components/content/card'
import { SectionTitle } from '../../../components/page/section-title'

export interface AddendaProps {
  addenda: readonly {
    readonly id: string
    readonly text: string
    readonly source: 'family' | 'staff'
    readonly organization: string | null
    readonly at: string
    readonly answer: string | null
    readonly answeredAt: string | null
  }[]
  today: LocalDate
}

/** What was added since: the entry itself stays as it was written. */
export function Addenda({ addenda, today }: AddendaProps) {
  if (addenda.length === 0) return null
  return (
    <>
      <SectionTitle title="后来补充的" />
      <Card>
        <View className="stack stack--4">
          {addenda.map(({ id, text, source, organization, at, answer, answeredAt }) => (
            <View key={id} className="stack">
              <Text className="t-cap">
                {source === 'family' ? '家里提的更正' : organization} · {momentInWords(new Date(at), today)}
              </Text>
              <Text className="t-body">{text}</Text>
              {answer && answeredAt && (
                <Text className="t-2">
                  社区回复：{answer}（{momentInWords(new Date(answeredAt), today)}）
                </Text>
              )}
              {source === 'family' && !answer && <Text className="t-sub t-wait">等社区医院回复</Text>}
            </View>
          ))}
        </View>
      </Card>
    </>
  )
}
