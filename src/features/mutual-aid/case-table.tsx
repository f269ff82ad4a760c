import { Text, View } from '@tarojs/components'
import { yuanOf } from '#domain/kernel/fen'
import { PATHWAY_NAMES_ZH, PATHWAYS } from '#domain/mutual-aid/benefit/pathway-name'
import { spoken } from '../../components/accessibility/accessibility'
import { Card } from '../../components/content/card'
import './case-table.scss'
import type { FundCase } from './use-fund-cases'

/** Who was helped with how much, without saying who: what would point at a child stands as 其他. */
export function CaseTable({ cases }: { cases: readonly FundCase[] }) {
  return (
    <Card label="给出的互助金">
      <View className="case-table__line" {...spoken({ hidden: true })}>
        <Text className="case-table__cell t-sub">年龄</Text>
        <Text className="case-table__cell case-table__cell--wide t-sub">病</Text>
        <Text className="case-table__cell case-table__cell--wide t-sub">怎么去的</Text>
        <Text className="case-table__amount t-sub">金额（元）</Text>
      </View>
      {cases.map((each) => (
        <View key={each.key} className="case-table__line">
          <Text className="case-table__cell">{each.ageBand ?? '—'}</Text>
          <Text className="case-table__cell case-table__cell--wide">{each.diseaseGroup ?? '其他'}</Text>
          <Text className="case-table__cell case-table__cell--wide">{wayInWords(each.pathway)}</Text>
          <Text className="case-table__amount t-strong t-digits">{yuanOf(each.amountFen).slice(1)}</Text>
        </View>
      ))}
    </Card>
  )
}

function wayInWords(code: string | null): string {
  const pathway = PATHWAYS.find((each) => each === code)
  return pathway ? PATHWAY_NAMES_ZH[pathway] : '—'
}
