import { Text, View } from '@tarojs/components'
import { FINDING_WORDS_ZH, type Finding } from '#domain/visit/finding'
import { Link } from '../../../components/action/link'
import { Card } from '../../../components/content/card'
import { FindingChips } from '../../../components/field/finding-chips'

export interface ExamCardProps {
  findings: readonly Finding[]
  /** Those that are not normal. */
  abnormal: readonly Finding[]
  onToggle: (finding: Finding) => void
  onAllNormal: () => void
}

/** 查体: a normal child needs no tap here. */
export function ExamCard({ findings, abnormal, onToggle, onAllNormal }: ExamCardProps) {
  const normal = findings.length - abnormal.length
  return (
    <Card>
      <View className="line line--between">
        <Text className="t-strong">查体</Text>
        {abnormal.length > 0 && <Link label="全部正常" icon="check" onTap={onAllNormal} />}
      </View>
      <View className="mt2">
        <FindingChips
          label="查体"
          findings={findings.map((value) => ({ value, ...FINDING_WORDS_ZH[value] }))}
          abnormal={abnormal}
          onToggle={onToggle}
        />
      </View>
      <View className="t-sub mt2">
        {abnormal.length === 0
          ? `${normal} 项都记为正常；不正常的点一下`
          : `异常 ${abnormal.length} 项，其余 ${normal} 项已记正常`}
      </View>
    </Card>
  )
}
