import { Text } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { deadlineInWords } from '#domain/kernel/time-in-words'
import type { FamilyFace } from '#domain/patient/family-face'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { Row } from '../../../components/content/row'
import { BottomBar } from '../../../components/page/bottom-bar'
import { Page } from '../../../components/page/page'
import { SuccessDoor } from '../../../components/page/success-door'
import { openContract, replaceWithMyTeam } from '../doors'
import type { Submitted } from './use-signing'

export interface SubmittedViewProps {
  title: string
  submitted: Submitted
  faces: readonly FamilyFace[]
}

/** Handed in: until when the team answers, who stands in the queue, and whose own yes is still missing. */
export function SubmittedView({ title, submitted, faces }: SubmittedViewProps) {
  const { rows } = submitted
  const first = rows[0]
  const waits = rows.some(({ status }) => status === 'draft')
  return (
    <Page
      title={title}
      noBack
      bar={
        <BottomBar>
          <Button label="看我的家庭医生" onTap={() => first && replaceWithMyTeam(first.patientId)} />
        </BottomBar>
      }
    >
      <SuccessDoor />
      <Text className="t-h1 t-center">交上去了</Text>
      <Card flush>
        {rows.map((row) => (
          <Row
            key={row.id}
            title={faces.find(({ id }) => id === row.patientId)?.name ?? ''}
            sub={rowInWords(row)}
            {...(row.status === 'draft'
              ? { subTone: 'wait' as const, onTap: () => openContract(row.id) }
              : {})}
          />
        ))}
      </Card>
      <Note tone="info">
        <Text>
          {waits
            ? '还要本人确认的，点进去发验证码。其余的团队一答复，“消息”里就会告诉你。'
            : '团队一答复，“消息”里就会告诉你。到时间还没答复，会自动催团队组长，你在这里看得到。'}
        </Text>
      </Note>
    </Page>
  )
}

function rowInWords({ status, reviewDueAt, queuePosition }: Submitted['rows'][number]): string {
  if (status === 'draft') return '等本人确认'
  if (queuePosition !== null) return `名额满了，排在第 ${queuePosition} 位，有空位自动补上`
  if (!reviewDueAt) return '等团队答复'
  return `团队 ${deadlineInWords(new Date(reviewDueAt), localDateOf(serverNow()))} 前答复`
}
