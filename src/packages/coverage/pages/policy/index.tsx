import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { yuanOf } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { usePatient } from '../../../../api/use-patient'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Tag } from '../../../../components/content/tag'
import { Page } from '../../../../components/page/page'
import { SectionTitle } from '../../../../components/page/section-title'
import { LeftOfYear } from '../../../../features/mutual-aid/coverage-card'
import {
  coveragePeriodInWords,
  hesitationInWords,
  isOver,
  isOwed,
  standingOfCoverage,
  tagOfCoverage,
  yearInWords,
} from '../../../../features/mutual-aid/coverage-words'
import { openEnrolment, openMyCoverages, openPayment } from '../../../../features/mutual-aid/doors'
import { ExitSheet } from '../../../../features/mutual-aid/exit-sheet'
import { type CoverageRow, useCertificate, useCoverage } from '../../../../features/mutual-aid/use-coverages'
import { AnswerView } from '../../../../features/page/answer-view'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

/** One child's coverage: what stands, what is left of the year, the certificate, and the way out in plain sight. */
export default function PolicyPage() {
  const { id = '' } = useRouter().params
  const { state, refetch } = useCoverage(id)
  usePullToRefresh(refetch)
  return (
    <Page title="孩子的保障">
      <AnswerView state={state} loading="正在取保障…" failed="保障没取到" safe="参加了的都在，不会丢。">
        {(coverage) => <Policy coverage={coverage} waiverAnswer={coverage.waiverAnswer} />}
      </AnswerView>
    </Page>
  )
}

/** What there is to do now: pay, go on for another year, or pay after donations do not. */
function Next({ coverage, isRefused }: { coverage: CoverageRow; isRefused: boolean }) {
  const { canRenew, enrolmentId, feeFen, patientId } = coverage
  const owes = isOwed(coverage, serverNow())
  if (!owes && !canRenew && !isRefused) return null
  return (
    <View className="stack stack--2 mt3">
      {owes && <Button label={`付 ${yuanOf(feeFen)}`} onTap={() => openPayment(enrolmentId)} />}
      {canRenew && <Button label="续一年" onTap={() => openEnrolment(patientId)} />}
      {isRefused && <Button label="自己付，也能参加" onTap={openMyCoverages} />}
    </View>
  )
}

function Policy({ coverage, waiverAnswer }: { coverage: CoverageRow; waiverAnswer: string | null }) {
  const face = usePatient(coverage.patientId)
  const [isLeaving, setLeaving] = useState(false)
  const certificate = useCertificate()
  const today = localDateOf(serverNow())
  const name = face?.name ?? '孩子'
  const hesitation = hesitationInWords(coverage, today)
  return (
    <>
      <Card>
        <View className="line line--between line--wrap">
          <Text className="t-h2">{name}</Text>
          <Tag {...tagOfCoverage(coverage)} />
        </View>
        <View className="t-sub">{yearInWords(coverage)}</View>
        <View className="t-digits mt2">{coveragePeriodInWords(coverage, today)}</View>
        {/* Until when it lasts stands in the line above. */}
        {coverage.stage !== 'active' && <View className="mt2">{standingOfCoverage(coverage, today)}</View>}
        {waiverAnswer && <View className="t-sub mt2">{`代付审核的答复：${waiverAnswer}`}</View>}
        <Next coverage={coverage} isRefused={waiverAnswer !== null && coverage.stage === 'unpaid'} />
      </Card>
      {!isOver(coverage) && (
        <Card label="今年还有多少">
          <LeftOfYear coverage={coverage} />
        </Card>
      )}
      {coverage.certificateNumber && (
        <>
          <SectionTitle title="证书" />
          <Card>
            <View className="line line--between line--wrap">
              <Text className="t-2">证书号</Text>
              <Text className="t-digits t-strong">{coverage.certificateNumber}</Text>
            </View>
            <View className="line line--between line--wrap mt2">
              <Text className="t-2">验证码</Text>
              <Text className="t-digits">{coverage.verificationCode}</Text>
            </View>
            <View className="mt3">
              <Button
                kind="secondary"
                icon="doc"
                label="打开证书（PDF）"
                busy={certificate.isPending}
                onTap={() => certificate.mutate(coverage.id)}
              />
            </View>
          </Card>
        </>
      )}
      {certificate.error && (
        <Note tone="bad" announced>
          {failureSentence(certificate.error)}
        </Note>
      )}
      {!isOver(coverage) && (
        <View className="stack stack--2 inset">
          {hesitation && <Text className="t-sub">{hesitation}</Text>}
          <Link label={`${name}退出互助计划`} onTap={() => setLeaving(true)} />
        </View>
      )}
      {isLeaving && <ExitSheet id={coverage.id} name={name} onClose={() => setLeaving(false)} />}
    </>
  )
}
