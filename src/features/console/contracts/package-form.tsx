import { Text } from '@tarojs/components'
import { useState } from 'react'
import { addDays, isLocalDate, localDateOf } from '#domain/kernel/time'
import { KEY_GROUP_NAMES_ZH, KEY_GROUPS } from '#domain/key-group/key-group'
import { type PromisedItem, promisesSoundly } from '#domain/service-task/promised-item'
import { client } from '../../../api/client'
import { serverNow } from '../../../api/server-clock'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import { ChangeForm } from '../change-form'
import { CheckGroup, CheckInput, FieldPair, SelectInput, TextInput } from '../console-fields'
import type { ListedPackage } from '../listed-rows'
import { PackageItemFields } from './package-item-fields'

const GROUPS = KEY_GROUPS.map((value) => ({ value, label: KEY_GROUP_NAMES_ZH[value] }))
const TERMS = [
  { value: '1', label: '1 年' },
  { value: '3', label: '3 年' },
] as const
const MAX_YUAN = 10_000
const CODE = /^[a-z][a-z0-9-]{1,39}$/

interface PackageFormProps {
  /** The version that was written last; none for a new package. */
  readonly newest: ListedPackage | undefined
}

type Words = Pick<ListedPackage, 'code' | 'nameZh' | 'groups' | 'source' | 'verified'>
const NEW_PACKAGE: Words = { code: '', nameZh: '', groups: [], source: '', verified: false }
const NOTHING_PAID = { insuranceFen: 0, publicHealthFen: 0, selfFen: 0 }

/** A package in its next version: it begins as a copy of the last, and only what changes is typed. */
export function PackageForm({ newest }: PackageFormProps) {
  const tomorrow = addDays(localDateOf(serverNow()), 1)
  const [words, setWords] = useState<Words>(newest ?? NEW_PACKAGE)
  const [termYears, setTermYears] = useState<'1' | '3'>(newest?.termYears === 3 ? '3' : '1')
  const [yuan, setYuan] = useState(() => yuanOf(newest ?? NOTHING_PAID))
  const [items, setItems] = useState<readonly PromisedItem[]>(newest?.items ?? [])
  const [validFrom, setValidFrom] = useState<string>(tomorrow)
  const save = useWrite(client.servicePackage.save.mutate)
  const put = (change: Partial<Words>) => setWords({ ...words, ...change })
  const { insurance, publicHealth, self } = yuan
  const amounts = [insurance, publicHealth, self].map((text) => Math.round(Number(text) * 100))

  function missing(): string | undefined {
    if (!CODE.test(words.code)) return '代码用小写字母，例如 child'
    if (words.nameZh.trim().length < 2) return '先写名称'
    if (!amounts.every((fen) => fen >= 0 && fen <= MAX_YUAN * 100)) return '金额不对'
    if (!promisesSoundly(items)) return items.length === 0 ? '先选服务项目' : '有的项目没写一年几次'
    if (!isLocalDate(validFrom) || validFrom < tomorrow) return '最早从明天起'
    return words.source.trim().length < 2 ? '先写来源' : undefined
  }

  return (
    <Card label="新版本">
      <ChangeForm
        label={`从 ${validFrom} 起可选`}
        missing={missing()}
        send={(reason) => {
          if (!isLocalDate(validFrom)) throw new RangeError(validFrom)
          const [insuranceFen = 0, publicHealthFen = 0, selfFen = 0] = amounts
          const { code, nameZh, groups, source, verified } = words
          return save.mutateAsync({
            code,
            termYears: termYears === '3' ? 3 : 1,
            nameZh,
            groups: [...groups],
            insuranceFen,
            publicHealthFen,
            selfFen,
            validFrom,
            source,
            verified,
            items: items.map((item) => ({ ...item })),
            reason,
          })
        }}
        done={({ version }) => `写好了，是 v${version}。到那天以前可以在变更记录里撤回。`}
      >
        <Text className="console-card__title">{newest ? `${newest.nameZh}的新版本` : '新服务包'}</Text>
        {!newest && (
          <FieldPair>
            <TextInput
              label="代码"
              value={words.code}
              maxLength={40}
              placeholder="child"
              onInput={(code) => put({ code })}
            />
            <SelectInput label="年限" value={termYears} choices={TERMS} onChange={setTermYears} />
          </FieldPair>
        )}
        <TextInput label="名称" value={words.nameZh} maxLength={20} onInput={(nameZh) => put({ nameZh })} />
        <CheckGroup
          label="给哪些人群（都不选就是人人可选）"
          choices={GROUPS}
          chosen={words.groups}
          onChange={(groups) => put({ groups })}
        />
        <FieldPair>
          <TextInput
            label="医保付"
            type="number"
            min="0"
            unit="元"
            value={insurance}
            onInput={(text) => setYuan({ ...yuan, insurance: text })}
          />
          <TextInput
            label="公卫付"
            type="number"
            min="0"
            unit="元"
            value={publicHealth}
            onInput={(text) => setYuan({ ...yuan, publicHealth: text })}
          />
        </FieldPair>
        <TextInput
          label="居民付，整个年限"
          type="number"
          min="0"
          unit="元"
          value={self}
          onInput={(text) => setYuan({ ...yuan, self: text })}
        />
        <PackageItemFields items={items} onChange={setItems} />
        <TextInput label="从哪天起" type="date" min={tomorrow} value={validFrom} onInput={setValidFrom} />
        <TextInput
          label="来源"
          value={words.source}
          maxLength={200}
          lines={2}
          placeholder="文件名和文号"
          onInput={(source) => put({ source })}
        />
        <CheckInput
          label="我对照过原文，已核实"
          checked={words.verified}
          onChange={(verified) => put({ verified })}
        />
      </ChangeForm>
    </Card>
  )
}

function yuanOf({ insuranceFen, publicHealthFen, selfFen }: typeof NOTHING_PAID) {
  const [insurance = '', publicHealth = '', self = ''] = [insuranceFen, publicHealthFen, selfFen].map((fen) =>
    String(fen / 100),
  )
  return { insurance, publicHealth, self }
}
