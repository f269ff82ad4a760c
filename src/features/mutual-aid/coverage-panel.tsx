import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import type { FamilyFace } from '#domain/patient/family-face'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/action/button'
import { Tag } from '../../components/content/tag'
import { HeroPanel } from '../../components/page/hero-panel'
import { ArchAvatar } from '../../components/picture/arch-avatar'
import './coverage-panel.scss'
import {
  coveragePeriodInWords,
  hesitationInWords,
  standingOfCoverage,
  tagOfCoverage,
  waitingInWords,
} from './coverage-words'
import { openPolicy } from './doors'
import type { CoverageRow } from './use-coverages'
import { WaitingRing } from './waiting-ring'

export interface CoveragePanelProps {
  coverage: CoverageRow
  face: FamilyFace | undefined
  planName: string
}

/** The coverage that something is still to be waited for: the deep panel of the tab, with its ring. */
export function CoveragePanel({ coverage, face, planName }: CoveragePanelProps) {
  const today = localDateOf(serverNow())
  const hesitation = hesitationInWords(coverage, today)
  return (
    <HeroPanel
      label={`${face?.name ?? '孩子'}，${tagOfCoverage(coverage).label}`}
      foot={
        <View className="coverage-panel__foot stack stack--3">
          <View className="line line--between line--wrap t-sub">
            <Text>{`证书 ${coverage.certificateNumber ?? '还没有'}`}</Text>
            <Text className="t-digits">{coveragePeriodInWords(coverage, today)}</Text>
          </View>
          <Button kind="lamp" size="medium" label="看证书，或退出" onTap={() => openPolicy(coverage.id)} />
          {hesitation && <Text className="t-sub">{hesitation}</Text>}
        </View>
      }
    >
      <View className="line">
        <ArchAvatar letter={face?.letter ?? '童'} tint={face?.tint ?? 'p1'} />
        <View className="grow">
          <View className="t-lead t-strong">{face?.name ?? '孩子'}</View>
          <View className="t-sub">{planName}</View>
        </View>
        <Tag {...tagOfCoverage(coverage)} />
      </View>
      <View className="line mt4 coverage-panel__standing">
        <WaitingRing daysLeft={coverage.waitingDaysLeft} daysTotal={coverage.waitingDaysTotal} />
        <View className="coverage-panel__words">
          <View className="t-strong">{waitingInWords(coverage, today)}</View>
          <View className="t-sub mt1">
            {`等待期 ${coverage.waitingDaysTotal} 天，过了 ${coverage.waitingDaysTotal - coverage.waitingDaysLeft} 天。`}
          </View>
          <View className="t-strong">{standingOfCoverage(coverage, today)}</View>
        </View>
      </View>
    </HeroPanel>
  )
}
