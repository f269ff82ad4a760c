import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { RELATION_NAMES_ZH } from '#domain/patient/relation'
import { RELATION_PROOF_NAMES_ZH, RELATION_PROOFS, type RelationProof } from '#domain/patient/relation-proof'
import { client } from '../../api/client'
import { serverNow } from '../../api/server-clock'
import { useWrite } from '../../api/use-write'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { Chips } from '../../components/field/chips'
import { ComparedFacts } from './compared-facts'
import { DecisionForm, type Verdict } from './decision-form'
import { askerInWords, type GuardianshipCase, guardiansInWords } from './guardianship-words'
import { documentOf } from './merge-words'
import { expiresInWords, waitedInWords } from './waited-words'

export interface GuardianshipCheckProps {
  readonly request: GuardianshipCase
  /** What was decided, in words for whoever decided. */
  readonly onSent: (words: string) => void
  readonly onOver: () => void
}

const SENT = {
  approve: '加上了。申请人和现在的监护人都收到了消息。',
  refuse: '记下了，没有加。申请人收到了消息。',
} as const

/** Who asks to decide for a person too, compared with the papers in hand, and the answer (rules D-ID-06). */
export function GuardianshipCheck({ request, onSent, onOver }: GuardianshipCheckProps) {
  const [proof, setProof] = useState<RelationProof>()
  const deciding = useWrite(client.guardianship.staffDecide.mutate)
  const now = serverNow()
  const { typed, record } = request
  const asker = request.askedBy.nameMasked ?? '申请人'
  const verdicts: readonly Verdict<'approve' | 'refuse'>[] = [
    {
      value: 'approve',
      label: '关系属实，加上',
      checks: ['申请人本人在窗口，身份证和上面的姓名、手机号对得上', '原件上写着两个人的关系'],
      consequences: [
        `${asker}能替${record.name}约号、看档案、做决定，和现在的监护人一样。`,
        `现在的监护人（${guardiansInWords(request.guardians)}）会收到消息。`,
      ],
      action: '确定加上',
      isGrave: true,
      missing: proof ? undefined : '先选看了哪种原件',
      extra: (
        <View className="stack stack--2">
          <Text className="t-sub">看了哪种原件</Text>
          <Chips
            label="看了哪种原件"
            chips={RELATION_PROOFS.map((value) => ({ value, label: RELATION_PROOF_NAMES_ZH[value] }))}
            selected={proof}
            onToggle={setProof}
          />
        </View>
      ),
    },
    {
      value: 'refuse',
      label: '不能加',
      checks: [],
      consequences: [
        `${asker}会收到消息：前台看过证件，还不能加。孩子的情况一句也不说。`,
        '带齐原件以后可以再申请。',
      ],
      action: '确定不加',
      isGrave: false,
    },
  ]
  return (
    <View className="stack stack--3">
      <Card flush>
        <Row quiet title="申请人" value={<Text>{askerInWords(request.askedBy)}</Text>} />
        <Row quiet title="说是自己的" value={<Text>{RELATION_NAMES_ZH[request.relation]}</Text>} />
        <Row quiet title="证件" value={<Text>{documentOf(request)}</Text>} />
        <Row quiet title="现在的监护人" value={<Text>{guardiansInWords(request.guardians)}</Text>} />
        <Row
          quiet
          title="等候"
          value={
            <Text>
              {waitedInWords(request.createdAt, now)}，{expiresInWords(request.expiresAt, now)}
            </Text>
          }
        />
      </Card>
      <Card>
        <ComparedFacts
          heads={['申请人写的', '登记的']}
          facts={[
            { key: 'name', label: '姓名', left: typed.name, right: record.name, isWeighed: true },
            {
              key: 'birth',
              label: '出生日期',
              left: typed.birthDate,
              right: record.birthDate,
              isWeighed: true,
            },
            {
              key: 'sex',
              label: '性别',
              left: SEX_NAMES_ZH[typed.sex],
              right: SEX_NAMES_ZH[record.sex],
              isWeighed: true,
            },
          ]}
        />
      </Card>
      <DecisionForm
        about={request.id}
        verdicts={verdicts}
        placeholder="看了什么、问了什么，比如：户口簿第 3 页，父子"
        send={(decision, note) =>
          deciding.mutateAsync({
            id: request.id,
            decision,
            note,
            ...(decision === 'approve' && proof ? { proof } : {}),
          })
        }
        onSent={(decision) => onSent(SENT[decision])}
        onOver={onOver}
      />
    </View>
  )
}
