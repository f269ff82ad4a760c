import { Text, View } from '@tarojs/components'
import { RANGE_MARK_WORDS_ZH, type RangeMark } from '#domain/report/report-result'
import { Card } from '../../../components/content/card'
import './entry-lines.scss'

export interface EntryLinesProps {
  lines: readonly {
    readonly nameZh: string
    readonly valueZh: string
    readonly mark: RangeMark | null
    readonly rangeZh: string | null
  }[]
}

/** What an entry says, line by line; of a figure where it stands in the range of its paper. */
export function EntryLines({ lines }: EntryLinesProps) {
  return (
    <Card flush>
      {lines.map(({ nameZh, valueZh, mark, rangeZh }) => (
        <View key={`${nameZh} ${valueZh}`} className="entry-line">
          <Text className="t-sub">{nameZh}</Text>
          <Text className={mark === 'low' || mark === 'high' ? 't-strong t-wait' : 't-body'}>{valueZh}</Text>
          {mark && (
            <Text className="t-cap">
              {RANGE_MARK_WORDS_ZH[mark]}
              {rangeZh ? `（${rangeZh}）` : ''}
            </Text>
          )}
        </View>
      ))}
    </Card>
  )
}
