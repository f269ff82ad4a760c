import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { yuanOf } from '#domain/kernel/fen'
import { client } from '../../../api/client'
import { serverNow } from '../../../api/server-clock'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import type { DataColumn } from '../../../components/content/data-table'
import { Tag } from '../../../components/content/tag'
import { ChangeForm } from '../change-form'
import { SelectInput } from '../console-fields'
import { RowDesk } from '../row-desk'
import type { Office } from '../use-office'
import { useWholeList } from '../use-whole-list'
import { EndCoverage } from './end-coverage'

type Waiver = Awaited<ReturnType<typeof client.coverage.waivers.query>>['rows'][number]

/** Every look is written down: nobody opens a thousand families' reasons to find the first. */
const PAGES_MAX = 4

const moment = (at: string) => at.slice(0, 16).replace('T', ' ')
const isLate = ({ dueAt }: Waiver) => new Date(dueAt) < serverNow()

const COLUMNS: readonly DataColumn<Waiver>[] = [
  { key: 'askedAt', title: '申请', text: ({ askedAt }) => moment(askedAt), order: ({ askedAt }) => askedAt },
  { key: 'who', title: '孩子', text: ({ nameMasked }) => nameMasked },
  { key: 'reason', title: '家里的情况', text: ({ reason }) => reason, share: 40 },
  { key: 'fee', title: '参加费', text: ({ feeFen }) => yuanOf(feeFen), isNumber: true },
  { key: 'dueAt', title: '答复期限', text: ({ dueAt }) => moment(dueAt), order: ({ dueAt }) => dueAt },
  {
    key: 'state',
    title: '状态',
    text: (row) => (isLate(row) ? '超时' : '待审核'),
    cell: (row) => <Tag tone={isLate(row) ? 'bad' : 'wait'} label={isLate(row) ? '超时' : '待审核'} />,
  },
]

/** Whose fee donations shall pay (journeys E4 53), and what the plan itself has to end (E4 7, 18). */
export function CoveragesDesk({ office }: { readonly office: Office }) {
  const list = useWholeList(
    'waivers',
    {},
    (cursor) => client.coverage.waivers.query(cursor === undefined ? {} : { cursor }),
    PAGES_MAX,
  )
  return (
    <RowDesk
      office={office}
      title="代付与结束"
      explained="家里困难的，由捐款代付参加费。每次打开都有记录，自己家的由别人审。"
      list={list}
      what="代付申请"
      emptyWhy="都答复了。"
      columns={COLUMNS}
      panel={(chosen) => (
        <View className="stack stack--3">
          {chosen && <WaiverPanel key={chosen.id} waiver={chosen} />}
          <EndCoverage />
        </View>
      )}
    />
  )
}

/** What is answered leaves the list; the family reads the words as they are. */
function WaiverPanel({ waiver }: { readonly waiver: Waiver }) {
  const [outcome, setOutcome] = useState<'' | 'granted' | 'refused'>('')
  const deciding = useWrite(client.coverage.decideWaiver.mutate)
  const { id, nameMasked, birthDate, reason, feeFen } = waiver
  return (
    <Card label="代付申请">
      <View className="stack stack--3">
        <Text className="console-card__title">{`${nameMasked}，${birthDate} 出生`}</Text>
        <Text>{reason}</Text>
        <ChangeForm
          label={
            { '': '答复家庭', granted: `同意，捐款代付 ${yuanOf(feeFen)}`, refused: '不同意，由家庭自己付' }[
              outcome
            ]
          }
          missing={outcome === '' ? '先选结论' : undefined}
          asks={{
            label: '给家庭的话',
            hint: '看了什么材料、为什么这样定，家庭会一字不差地读到',
            lines: 4,
            max: 300,
          }}
          send={(text) => deciding.mutateAsync({ id, grant: outcome === 'granted', text })}
          done={() => '答复发出去了。'}
        >
          <SelectInput
            label="结论"
            value={outcome}
            choices={[
              { value: '', label: '还没选' },
              { value: 'granted', label: '同意，由捐款代付' },
              { value: 'refused', label: '不同意，位置留着，家庭可以自己付' },
            ]}
            onChange={setOutcome}
          />
        </ChangeForm>
      </View>
    </Card>
  )
}
