import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import { type DataColumn, DataTable } from '../../../components/content/data-table'
import { Tag } from '../../../components/content/tag'
import { ChangeForm } from '../change-form'
import { SelectInput } from '../console-fields'
import { ConsoleMain } from '../console-page'
import { ListState } from '../list-state'
import type { Office } from '../use-office'
import { useWholeList } from '../use-whole-list'

type ListedKey = Awaited<ReturnType<typeof client.healthCard.keyList.query>>['rows'][number]

const momentWords = (at: string | null): string => at?.slice(0, 16).replace('T', ' ') ?? '—'
const STATES = {
  signs: { label: '正在用', tone: 'ok' },
  believed: { label: '只核验旧码', tone: 'wait' },
  rejected: { label: '不再认', tone: 'mute' },
} as const satisfies Record<ListedKey['state'], object>

const COLUMNS: readonly DataColumn<ListedKey>[] = [
  { key: 'kid', title: '密钥编号', text: ({ kid }) => kid },
  {
    key: 'createdAt',
    title: '启用',
    text: ({ createdAt }) => momentWords(createdAt),
    order: ({ createdAt }) => createdAt,
  },
  { key: 'retiredAt', title: '停止签发', text: ({ retiredAt }) => momentWords(retiredAt) },
  { key: 'rejectedFrom', title: '从此不认', text: ({ rejectedFrom }) => momentWords(rejectedFrom) },
  {
    key: 'state',
    title: '状态',
    text: ({ state }) => STATES[state].label,
    cell: ({ state }) => <Tag {...STATES[state]} />,
  },
]

/** The keys that sign the codes of the card, and the one button that makes a new one. */
export function KeysDesk({ office }: { readonly office: Office }) {
  const [kid, setKid] = useState<string>()
  const list = useWholeList('card-keys', {}, () => client.healthCard.keyList.query({}))
  return (
    <ConsoleMain
      title="健康卡密钥"
      office={office}
      filters={<Text className="t-3">私钥只在服务器里，谁也看不到；这里只有编号和时间。</Text>}
      panel={<RotationPanel />}
    >
      <ListState
        state={list}
        what="密钥"
        isEmpty={({ rows }) => rows.length === 0}
        emptyWhy="第一张码发出时会自动生成一把。"
      >
        {({ rows }) => (
          <DataTable
            label="健康卡密钥"
            columns={COLUMNS}
            rows={rows}
            rowId={(key) => key.kid}
            selectedId={kid ?? rows[0]?.kid}
            onSelect={(key) => setKid(key.kid)}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}

const CAUSES = [
  { value: 'planned', label: '按计划更换' },
  { value: 'leaked', label: '密钥可能泄露了' },
] as const
type Cause = (typeof CAUSES)[number]['value']

const EFFECTS: Readonly<Record<Cause, string>> = {
  planned: '新码马上用新密钥签。已经发出的码和离线码用到过期为止，窗口不会拒绝谁。',
  leaked: '以前发出的码，连同备好的离线码，从这一刻起全部作废。手机联网后自动换新码；没网的手机要报姓名。',
}

function RotationPanel() {
  const rotate = useWrite(client.healthCard.rotateKey.mutate)
  const [cause, setCause] = useState<Cause>('planned')
  return (
    <Card label="换密钥">
      <ChangeForm
        label={cause === 'leaked' ? '换密钥，旧码全部作废' : '换密钥'}
        kind={cause === 'leaked' ? 'danger' : 'primary'}
        send={(reason) => rotate.mutateAsync({ reason, leaked: cause === 'leaked' })}
        done={({ kid }) => `换好了，现在用 ${kid} 签码。这次更换记在了变更记录里。`}
      >
        <SelectInput label="为什么换" value={cause} choices={CAUSES} onChange={setCause} />
        <View className="t-2">{EFFECTS[cause]}</View>
      </ChangeForm>
    </Card>
  )
}
