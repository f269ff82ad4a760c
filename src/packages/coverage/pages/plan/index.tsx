import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { percentInWords } from '#domain/kernel/basis-points'
import { yuanOf } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { periodInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Row } from '../../../../components/content/row'
import { Tag } from '../../../../components/content/tag'
import { Page } from '../../../../components/page/page'
import { SectionTitle } from '../../../../components/page/section-title'
import { PathwayBars } from '../../../../features/mutual-aid/pathway-bars'
import { nameOf } from '../../../../features/mutual-aid/plan-hero'
import { type Plan, usePlan } from '../../../../features/mutual-aid/use-plan'
import { AnswerView } from '../../../../features/page/answer-view'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'
import { useElderMode } from '../../../../theme/elder-mode'

/** 条款和常见问题: everything that decides about money, in words, each rule with its number and its source. */
export default function PlanPage() {
  const { state, refetch } = usePlan()
  usePullToRefresh(refetch)
  return (
    <Page title="条款和常见问题">
      <AnswerView state={state} loading="正在取条款…" failed="条款没取到">
        {(plan) => <Terms plan={plan} />}
      </AnswerView>
    </Page>
  )
}

function Terms({ plan }: { plan: Plan }) {
  return (
    <>
      <Whose plan={plan} />
      <PathwayBars pathways={plan.pathways} />
      <Money plan={plan} />
      <SectionTitle title="不给的" />
      <Card flush label="不给的">
        {plan.exclusions.map(({ code, nameZh, plainWords }) => (
          <Row key={code} icon="x" title={nameZh} sub={plainWords} />
        ))}
      </Card>
      <SectionTitle title="申请要的材料" />
      <Card>
        <Text>{plan.documents.map(({ nameZh }) => nameZh).join('、')}。系统里已经有的，不用再交。</Text>
        <View className="t-sub mt2">{limitsInWords(plan.limits)}</View>
      </Card>
      <SectionTitle title="大家常问" />
      {plan.faq.map(({ question, answer }) => (
        <Card key={question} label={question}>
          <View className="t-strong">{question}</View>
          <View className="mt1">{answer}</View>
        </Card>
      ))}
      <SectionTitle title="每一条规则" />
      <EachRule rules={plan.rules} />
    </>
  )
}

/** The long end of the page: an elder opens it on purpose. */
function EachRule({ rules }: Pick<Plan, 'rules'>) {
  const { elder } = useElderMode()
  const [unfolded, setUnfolded] = useState(false)
  if (elder && !unfolded)
    return <Button kind="secondary" label={`看全部 ${rules.length} 条规则`} onTap={() => setUnfolded(true)} />
  return (
    <Card flush label="每一条规则">
      {rules.map((rule) => (
        <Row
          key={rule.code}
          title={`${rule.code} ${rule.nameZh}`}
          sub={`${rule.inWords}。出处：${rule.source}`}
          value={<Tag tone={rule.verified ? 'ok' : 'mute'} label={rule.verified ? '已核实' : '待核实'} />}
        />
      ))}
    </Card>
  )
}

function Whose({ plan }: { plan: Plan }) {
  const today = localDateOf(serverNow())
  const { legalFormZh, licenceNumber, operatorName, custodianName } = plan.plan
  const { startsOn, endsOn } = plan.period
  return (
    <Card>
      <View className="t-h2">{nameOf(plan)}</View>
      <View className="mt2">{`${legalFormZh}，${operatorName}管理，${custodianName}托管。`}</View>
      <View className="t-sub">{`备案或许可：${licenceNumber}`}</View>
      <View className="t-sub">{`这一年：${periodInWords(startsOn, endsOn, today)}`}</View>
    </Card>
  )
}

/** 免赔额, 上限 and what a certified doctor adds, as the arithmetic of a claim uses them. */
function Money({ plan }: { plan: Plan }) {
  const { deductibles, capFen, majorCapFen, rareDrugCapFen, bonus } = plan
  return (
    <>
      <SectionTitle title="怎么算" />
      <Card flush label="怎么算">
        {deductibles.map(({ level, nameZh, fen, scope }) => (
          <Row
            key={level}
            title={`${nameZh}的免赔额`}
            sub={scope === 'year' ? '一年一次' : '每次住院'}
            value={yuanOf(fen)}
          />
        ))}
        <Row title="一年最多" sub={`大病合起来 ${yuanOf(majorCapFen)}`} value={yuanOf(capFen)} />
        <Row title="罕见病用药，一年最多" sub="另算，不占上面的" value={yuanOf(rareDrugCapFen)} />
        {bonus.basisPoints > 0 && (
          <Row
            title="首诊医生有儿科认证，多给"
            sub={`合起来最多 ${percentInWords(bonus.maxBasisPoints)}`}
            value={`+${percentInWords(bonus.basisPoints)}`}
          />
        )}
      </Card>
    </>
  )
}

function limitsInWords({ submitDays, noticeDays, decideDays, payDays, appealDays }: Plan['limits']): string {
  return `出院后 ${submitDays} 天内申请；缺材料 ${noticeDays} 天内告诉你，${decideDays} 天内有结果，${payDays} 天内付；不同意 ${appealDays} 天内可以申诉。等你补材料的时间不算。`
}
