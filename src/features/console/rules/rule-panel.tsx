import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Button } from '../../../components/action/button'
import { classNames } from '../../../components/class-names'
import { Card } from '../../../components/content/card'
import { ChangeForm } from '../change-form'
import { ListState } from '../list-state'
import type { ListedRule, ListedVersion } from '../listed-rows'
import { periodWords, regionWords } from '../rule-words'
import { useConsoleAnswer } from '../use-whole-list'
import { VerifiedTag } from '../verified-tag'
import { RuleForm } from './rule-form'

interface RulePanelProps {
  readonly rule: ListedRule
  /** Which the list shows. */
  readonly region: string
  readonly writable: readonly string[]
}

const STATE_WORDS = { coming: '未生效', 'in-force': '现行', other: '本地另有', over: '已失效' } as const

export function RulePanel({ rule, region, writable }: RulePanelProps) {
  const [isWriting, setWriting] = useState(false)
  const { code } = rule
  const asked = useConsoleAnswer('rule-versions', { region, code }, () =>
    client.rule.versions.query({ region, code }),
  )
  const writes = rule.perRegion ? region : '*'
  return (
    <>
      <Card label={`${code} ${rule.nameZh}`}>
        <View className="line">
          <Text className="console-card__title">
            {code} {rule.nameZh}
          </Text>
          <View className="push">
            <VerifiedTag {...rule} />
          </View>
        </View>
        <View className="t-2 mt1">{rule.inWords}</View>
        <View className="console-rule" />
        <ListState state={asked} what="版本" isEmpty={({ rows }) => rows.length === 0} emptyWhy="">
          {({ rows }) => <Versions rows={rows} writable={writable} rule={rule} />}
        </ListState>
      </Card>
      <Card label="写新版本">
        {!rule.changeable && <View className="t-2">这条规则是程序的做法，没有可以改的数字。</View>}
        {rule.changeable && !writable.includes(writes) && (
          <View className="t-2">「{regionWords(writes)}」的规则由上级卫健局改，这里只能看。</View>
        )}
        {rule.changeable &&
          writable.includes(writes) &&
          (isWriting ? (
            <RuleForm rule={rule} region={writes} />
          ) : (
            <Button label="写新版本" icon="plus" size="medium" onTap={() => setWriting(true)} />
          ))}
      </Card>
      <Card label="按发生日取版本">
        <Text className="t-strong">按发生日取版本</Text>
        <View className="t-2 mt1">一次就诊永远用它那天的版本算，之后改规则不影响它。</View>
      </Card>
    </>
  )
}

interface VersionsProps {
  readonly rows: readonly ListedVersion[]
  readonly rule: ListedRule
  readonly writable: readonly string[]
}

function Versions({ rows, rule, writable }: VersionsProps) {
  return (
    <ol className="console-timeline">
      {rows.map((version, index) => (
        <li
          key={`${version.region}/${version.validFrom}`}
          className={classNames('console-timeline__one', `console-timeline__one--${version.state}`)}
        >
          <View className="t-strong">
            v{rows.length - index} · {STATE_WORDS[version.state]}
          </View>
          <View>{version.inWords}</View>
          <View className="t-2 t-digits">
            {regionWords(version.region)} · {periodWords(version.validFrom, version.validTo)}
          </View>
          <View className="t-3">{version.source}</View>
          {version.state === 'coming' && writable.includes(version.region) && (
            <Withdrawal version={version} rule={rule} />
          )}
        </li>
      ))}
    </ol>
  )
}

interface WithdrawalProps {
  readonly version: ListedVersion
  readonly rule: ListedRule
}

/** Of a version that has not begun; what two persons agreed on, two take out. */
function Withdrawal({ version, rule: { code, needsSecondPerson } }: WithdrawalProps) {
  const withdraw = useWrite(client.rule.withdraw.mutate)
  const propose = useWrite(client.rule.proposeWithdrawal.mutate)
  const { region, validFrom } = version
  return (
    <details className="console-fold">
      <summary>撤回这个版本</summary>
      <ChangeForm
        label={needsSecondPerson ? '提交撤回，等另一个人同意' : '撤回'}
        kind="danger"
        send={async (reason) => {
          const withdrawn = { region, code, validFrom, reason }
          if (needsSecondPerson) await propose.mutateAsync(withdrawn)
          else await withdraw.mutateAsync(withdrawn)
        }}
        done={() =>
          needsSecondPerson
            ? `提交了。另一个人要在 ${validFrom} 以前在“待同意的修改”里定，没同意以前这个版本还在。`
            : '撤回了，前一个版本继续生效。'
        }
      />
    </details>
  )
}
