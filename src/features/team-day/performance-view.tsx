import { Text, View } from '@tarojs/components'
import { periodInWords } from '#domain/kernel/time-in-words'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { EmptyState } from '../../components/page/empty-state'
import { SectionTitle } from '../../components/page/section-title'
import { ShareBar } from '../../components/page/share-bar'
import { shareInWords } from './task-words'
import type { Performance } from './use-team-day'

/** 履约: done of what fell due, both numbers, never a share alone (rules D-FD-08). */
export function PerformanceView({ performance }: { performance: Performance }) {
  const { from, to, numerator, denominator, byItem, byMember } = performance
  return (
    <>
      <Card>
        <View className="stack stack--2">
          <View className="line line--between line--wrap">
            <Text className="t-strong">到期的，做了</Text>
            <Text className="t-h2 t-digits t-primary">{`${numerator} / ${denominator}`}</Text>
          </View>
          <View className="line">
            <ShareBar percent={denominator === 0 ? 0 : (numerator * 100) / denominator} />
          </View>
          <Text className="t-sub t-2">
            {`${shareInWords(numerator, denominator)} · ${periodInWords(from, to, to)}。没到期的不算，没有记录的不算做了。`}
          </Text>
        </View>
      </Card>
      <SectionTitle title="按服务" />
      {byItem.length === 0 ? (
        <EmptyState title="这一段没有到期的" />
      ) : (
        <Card flush>
          {byItem.map((item) => (
            <Row
              key={item.itemCode}
              title={item.nameZh}
              sub={shareInWords(item.numerator, item.denominator)}
              value={<Text className="t-digits">{`${item.numerator} / ${item.denominator}`}</Text>}
            />
          ))}
        </Card>
      )}
      {byMember.length > 0 && (
        <>
          <SectionTitle title="谁做的" />
          <Card flush>
            {byMember.map(({ practitionerId, name, done }) => (
              <Row
                key={practitionerId ?? ''}
                title={name ?? '别处做的'}
                value={<Text className="t-digits">{`${done} 件`}</Text>}
              />
            ))}
          </Card>
        </>
      )}
    </>
  )
}
