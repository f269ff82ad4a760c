import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import { ChangeForm } from '../change-form'
import { SelectInput } from '../console-fields'
import type { GridDetails } from '../listed-rows'
import { useWholeList } from '../use-whole-list'

interface GridWorkersProps {
  readonly gridId: string
  readonly workers: GridDetails['workers']
}

/** Who works in a micro-grid: they see name, building and signed or not, of those who agreed (journeys E2 42). */
export function GridWorkers({ gridId, workers }: GridWorkersProps) {
  return (
    <Card label="网格员">
      <View className="stack stack--3">
        <Text className="console-card__title">网格员</Text>
        <View className="t-2">只看得到同意的居民：姓名、楼栋、签没签约。</View>
        {workers.map((worker) => (
          <Ending key={worker.id} worker={worker} />
        ))}
        <details className="console-fold">
          <summary>派一位网格员</summary>
          <Appointing gridId={gridId} busy={workers.map(({ accountId }) => accountId)} />
        </details>
      </View>
    </Card>
  )
}

function Ending({ worker }: { readonly worker: GridDetails['workers'][number] }) {
  const end = useWrite(client.gridWorker.end.mutate)
  return (
    <details className="console-fold">
      <summary>
        {worker.name ?? '—'} · {worker.since} 起
      </summary>
      <ChangeForm
        label="不再负责这个网格"
        kind="danger"
        send={(reason) => end.mutateAsync({ id: worker.id, reason })}
        done={() => '从现在起，这位网格员看不到这个网格了。'}
      />
    </details>
  )
}

function Appointing({ gridId, busy }: { readonly gridId: string; readonly busy: readonly string[] }) {
  const [accountId, setAccountId] = useState('')
  const appoint = useWrite(client.gridWorker.appoint.mutate)
  const role = 'grid-worker'
  const list = useWholeList('staff', { role }, (cursor) => client.staff.list.query({ role, cursor }))
  const staff = list.kind === 'ready' ? list.answer.rows : []
  const free = staff.filter((member) => !busy.includes(member.accountId))
  return (
    <ChangeForm
      label="派到这个网格"
      missing={accountId === '' ? '先选一位' : undefined}
      send={async (reason) => {
        await appoint.mutateAsync({ gridId, accountId, reason })
        setAccountId('')
      }}
      done={() => '派好了，今天起看得到同意的居民。'}
    >
      <View className="t-2">没有要找的人，先到“账号与岗位”给网格员岗位。</View>
      <SelectInput
        label="谁"
        value={accountId}
        choices={[
          { value: '', label: '还没选' },
          ...free.map(({ accountId: value, name, phoneMasked }) => ({
            value,
            label: [name, phoneMasked].filter(Boolean).join(' · '),
          })),
        ]}
        onChange={setAccountId}
      />
    </ChangeForm>
  )
}
