import { useState } from 'react'
import { type RuleField, ruleField, withRuleField } from '#domain/kernel/rule-definition'
import { addDays, isLocalDate, isLocalTime, localDateOf } from '#domain/kernel/time'
import { ruleDefinition } from '#domain/rule-definitions'
import { client } from '../../../api/client'
import { serverNow } from '../../../api/server-clock'
import { useWrite } from '../../../api/use-write'
import { ChangeForm } from '../change-form'
import { CheckInput, TextInput } from '../console-fields'
import type { ListedRule } from '../listed-rows'
import { regionWords } from '../rule-words'
import { RuleSimulation } from './rule-simulation'

interface RuleFormProps {
  readonly rule: ListedRule
  /** For which the new version is written. */
  readonly region: string
}

/** A new version that begins as a copy of the one in force: only what changes is typed. */
export function RuleForm({ rule, region }: RuleFormProps) {
  const change = ruleDefinition(rule.code)?.change
  const tomorrow = addDays(localDateOf(serverNow()), 1)
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const [validFrom, setValidFrom] = useState<string>(tomorrow)
  const [source, setSource] = useState('')
  const [verified, setVerified] = useState(false)
  const changing = useWrite(client.rule.change.mutate)
  const propose = useWrite(client.rule.propose.mutate)
  if (!change) return null
  const textOf = ({ path }: RuleField) => texts[path] ?? textOfValue(ruleField(rule.value, path))
  const value = change.fields.reduce<unknown>(
    (written, field) => withRuleField(written, field.path, valueOf(field, textOf(field))),
    rule.value,
  )

  function missing(): string | undefined {
    if (!change?.value.safeParse(value).success) return '值不对，对照单位再看看'
    if (!isLocalDate(validFrom) || validFrom < tomorrow) return '最早从明天生效'
    return source.trim().length < 2 ? '先写来源' : undefined
  }

  return (
    <ChangeForm
      label={rule.needsSecondPerson ? '提交，等另一个人同意' : `从 ${validFrom} 起生效`}
      missing={missing()}
      send={async (reason) => {
        if (!isLocalDate(validFrom)) throw new RangeError(validFrom)
        const version = { region, code: rule.code, value, validFrom, source: source.trim(), verified, reason }
        if (rule.needsSecondPerson) await propose.mutateAsync(version)
        else await changing.mutateAsync(version)
      }}
      done={() =>
        rule.needsSecondPerson
          ? '提交了。另一个人在“待同意的修改”里定，没同意以前什么都不变。'
          : `写好了，${validFrom} 起生效。到那天以前都可以撤回。`
      }
    >
      <span className="console-card__title">新版本 · {regionWords(region)}</span>
      {change.fields.map((field) => (
        <TextInput
          key={field.path}
          label={field.nameZh}
          type={field.kind === 'time' ? 'text' : 'number'}
          unit={field.kind === 'time' ? '时:分' : field.unitZh}
          placeholder={field.kind === 'end' ? '空着就是不限' : ''}
          value={textOf(field)}
          onInput={(text) => setTexts({ ...texts, [field.path]: text })}
        />
      ))}
      {rule.needsSecondPerson && <RuleSimulation region={region} code={rule.code} value={value} />}
      <TextInput label="从哪天起" type="date" min={tomorrow} value={validFrom} onInput={setValidFrom} />
      <TextInput
        label="来源"
        value={source}
        maxLength={200}
        lines={2}
        placeholder="文件名和文号"
        onInput={setSource}
      />
      <CheckInput label="我对照过原文，已核实" checked={verified} onChange={setVerified} />
    </ChangeForm>
  )
}

/** What is typed as the rule's schema reads it; text that is no number stays text, which the schema refuses. */
function valueOf({ kind }: RuleField, text: string): unknown {
  if (kind === 'time') return isLocalTime(text) ? text : null
  if (text.trim() === '') return null
  return Number(text)
}

function textOfValue(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : ''
}
