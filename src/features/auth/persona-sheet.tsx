import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { DemoPersona } from '#domain/account/demo-persona'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { Row } from '../../components/content/row'
import { CheckRow } from '../../components/field/check-row'
import { SectionTitle } from '../../components/page/section-title'
import type { IconName } from '../../components/picture/icon'
import { Sheet } from '../../components/sheet/sheet'
import type { LogInWay } from './use-log-in'

interface PersonaRow {
  readonly persona: DemoPersona
  readonly title: string
  readonly sub: string
  readonly icon: IconName
}

/** The people of the demonstration, families first. */
const FAMILIES: readonly PersonaRow[] = [
  { persona: 'parent', title: '林晓敏一家（示例）', sub: '两个孩子，小的刚出生；还有婆婆', icon: 'team' },
  { persona: 'parent-2', title: '陈立诚一家（示例）', sub: '夫妻两个，一个 1 岁、一个快 7 岁', icon: 'team' },
  { persona: 'newborn-parent', title: '赵雨晴（示例）', sub: '新手妈妈，孩子还没有身份证', icon: 'door' },
  { persona: 'resident', title: '孙国强（示例）', sub: '68 岁，和老伴一起', icon: 'me' },
]

const STAFF: readonly PersonaRow[] = [
  { persona: 'family-doctor', title: '何静（示例）', sub: '家庭医生，城东社区', icon: 'steth' },
  { persona: 'nurse', title: '孙茜（示例）', sub: '护士，城东社区', icon: 'health' },
  { persona: 'specialist', title: '沈致远（示例）', sub: '专科医生，县医院', icon: 'hosp' },
  { persona: 'front-desk', title: '吴晓兰（示例）', sub: '前台，城东社区', icon: 'door' },
  { persona: 'grid-worker', title: '罗桂芬（示例）', sub: '网格员，只看签没签', icon: 'pin' },
  { persona: 'claim-reviewer', title: '郑初（示例）', sub: '互助金复核', icon: 'shield' },
  { persona: 'claim-approver', title: '冯复（示例）', sub: '互助金审批', icon: 'shield' },
  { persona: 'fund-custodian', title: '钱守信（示例）', sub: '互助金记账和付款', icon: 'ledger' },
  { persona: 'health-bureau', title: '钱主任（示例）', sub: '卫生健康局：规则、日历、账号', icon: 'gear' },
]

export interface PersonaSheetProps {
  open: boolean
  offered: readonly DemoPersona[]
  /** Whose log-in is on its way. */
  busyWith: LogInWay | null
  fault: string | undefined
  onChoose: (persona: DemoPersona, isSecondFactorAsked: boolean) => void
  onClose: () => void
}

export function PersonaSheet({ open, offered, busyWith, fault, onChoose, onClose }: PersonaSheetProps) {
  const [isAsked, setAsked] = useState(false)
  const rows = (people: readonly PersonaRow[]) =>
    people
      .filter(({ persona }) => offered.includes(persona))
      .map(({ persona, ...person }) => (
        <Row
          key={persona}
          {...person}
          {...(busyWith === persona ? { value: '正在登录…' } : {})}
          onTap={() => busyWith === null && onChoose(persona, isAsked)}
        />
      ))
  return (
    <Sheet open={open} title="用哪个示例身份" onClose={onClose}>
      <View className="stack stack--3 mt3">
        <Text className="t-sub">都是编出来的人和医院，随便点，不会打扰到谁。</Text>
        {fault !== undefined && (
          <Note tone="bad" announced>
            {fault}
          </Note>
        )}
        <Card flush>{rows(FAMILIES)}</Card>
        <SectionTitle title="工作人员" />
        <Card flush>
          {rows(STAFF)}
          <CheckRow
            icon="shield"
            title="登录时也要验证码"
            sub="想试二次验证就勾上，只对卫生健康局有用"
            checked={isAsked}
            onChange={setAsked}
          />
        </Card>
      </View>
    </Sheet>
  )
}
