import { Text, View } from '@tarojs/components'
import { yuanOf } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { HOSPITAL_LEVEL_NAMES_ZH } from '#domain/mutual-aid/claim/claim-care'
import type { FamilyFace } from '#domain/patient/family-face'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Tag } from '../../components/content/tag'
import { ArchAvatar } from '../../components/picture/arch-avatar'
import {
  deductibleLeftInWords,
  isOver,
  isOwed,
  standingOfCoverage,
  tagOfCoverage,
  yearInWords,
} from './coverage-words'
import { openEnrolment, openPolicy } from './doors'
import type { CoverageRow } from './use-coverages'

export interface CoverageCardProps {
  coverage: CoverageRow
  face: FamilyFace | undefined
  /** 付款, while its place waits for the money or a fee is owed. */
  onPay: (coverage: CoverageRow) => void
  onClaim: (coverage: CoverageRow) => void
}

/** One child's coverage: what is left of the year, until when, and the next thing to do. */
export function CoverageCard({ coverage, face, onPay, onClaim }: CoverageCardProps) {
  const today = localDateOf(serverNow())
  const over = isOver(coverage)
  const owes = isOwed(coverage, serverNow())
  return (
    <Card label={`${face?.name ?? '孩子'}，${tagOfCoverage(coverage).label}`}>
      <View className="line">
        <ArchAvatar letter={face?.letter ?? '童'} tint={face?.tint ?? 'p1'} />
        <View className="grow">
          <View className="t-lead t-strong">{face?.name ?? '孩子'}</View>
          <View className="t-sub">{over ? standingOfCoverage(coverage, today) : yearInWords(coverage)}</View>
        </View>
        <Tag {...tagOfCoverage(coverage)} />
      </View>
      {!over && (
        <>
          <View className="divider" />
          <LeftOfYear coverage={coverage} />
          {coverage.stage !== 'active' && (
            <View className="t-sub mt2">{standingOfCoverage(coverage, today)}</View>
          )}
        </>
      )}
      <View className="line mt3">
        {owes && (
          <Button
            width="grow"
            size="medium"
            label={`付 ${yuanOf(coverage.feeFen)}`}
            onTap={() => onPay(coverage)}
          />
        )}
        {!owes && !over && (
          <Button width="grow" size="medium" label="申请互助金" onTap={() => onClaim(coverage)} />
        )}
        {coverage.canRenew && (
          <Button
            width="grow"
            size="medium"
            kind="secondary"
            label="续一年"
            onTap={() => openEnrolment(coverage.patientId)}
          />
        )}
        <Button
          width="grow"
          size="medium"
          kind="secondary"
          label={coverage.certificateNumber ? '看证书' : '看这一份'}
          onTap={() => openPolicy(coverage.id)}
        />
      </View>
    </Card>
  )
}

/** 今年还能用, 免赔额还剩, 到期: the three numbers that a bill is held against. */
export function LeftOfYear({ coverage }: { coverage: CoverageRow }) {
  const today = localDateOf(serverNow())
  const { capLeftFen, deductibles, endsOn } = coverage
  const tertiary = deductibles.find(({ level }) => level === 'tertiary')
  return (
    <View className="stack stack--2">
      <Figure name="今年还能用" figure={yuanOf(capLeftFen)} isStrong />
      {tertiary && (
        <Figure
          name={`免赔额（${HOSPITAL_LEVEL_NAMES_ZH.tertiary} / 年）`}
          figure={deductibleLeftInWords(tertiary.leftFen)}
        />
      )}
      <Figure name="到期" figure={dateInWords(endsOn, today)} />
    </View>
  )
}

function Figure({ name, figure, isStrong }: { name: string; figure: string; isStrong?: boolean }) {
  return (
    <View className="line line--between line--wrap">
      <Text className="t-2">{name}</Text>
      <Text className={isStrong ? 't-digits t-strong' : 't-digits'}>{figure}</Text>
    </View>
  )
}
