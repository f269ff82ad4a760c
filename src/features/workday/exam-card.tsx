import { Text, View } from '@tarojs/components'
import { Card } from '../../components/card'
import { Link } from '../../components/link'
import { FindingChips, type FindingChipsProps } from './finding-chips'

export interface ExamCardProps extends FindingChipsProps {
  onAllNormal: () => void
}

/** 查体: a normal child needs no tap here. */
export function ExamCard({ onAllNormal, ...chips }: ExamCardProps) {
  const normal = chips.findings.length - chips.abnormal.length
  return (
    <Card>
      <View className="line line--between">
        <Text className="t-strong">查体</Text>
        {chips.abnormal.length > 0 && <Link label="全部正常" icon="check" onTap={onAllNormal} />}
      </View>
      <View className="mt2">
        <FindingChips {...chips} />
      </View>
      <View className="t-sub mt2">
        {chips.abnormal.length === 0
          ? `${normal} 项都记为正常；不正常的点一下`
          : `异常 ${chips.abnormal.length} 项，其余 ${normal} 项已记正常`}
      </View>
    </Card>
  )
}
