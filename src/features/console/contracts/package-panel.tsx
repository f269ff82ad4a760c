import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { KEY_GROUP_NAMES_ZH } from '#domain/key-group/key-group'
import { SERVICE_ITEMS } from '#domain/service-task/service-item'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import type { ListedPackage } from '../listed-rows'
import { VerifiedTag } from '../verified-tag'
import { PackageForm } from './package-form'
import { promiseWords, yuanWords } from './package-words'

interface PackagePanelProps {
  /** None for a new package. */
  readonly row: ListedPackage | undefined
  readonly all: readonly ListedPackage[]
  readonly isWritable: boolean
}

/** A version of a package, and the next one. */
export function PackagePanel({ row, all, isWritable }: PackagePanelProps) {
  const [isWriting, setWriting] = useState(false)
  // The next version begins as a copy of the one that was written last, whichever is looked at.
  const newest =
    row && (all.find(({ code, termYears }) => code === row.code && termYears === row.termYears) ?? row)
  return (
    <>
      {row && <Version row={row} />}
      {!isWritable && (
        <Card label="谁来改">
          <View className="t-2">服务包各县一样，由上级卫健局改，这里只能看。</View>
        </Card>
      )}
      {isWritable && (!row || isWriting) && <PackageForm newest={newest} />}
      {isWritable && row && !isWriting && (
        <Card label="写新版本">
          <Button label="写新版本" icon="plus" size="medium" onTap={() => setWriting(true)} />
        </Card>
      )}
    </>
  )
}

function Version({ row }: { readonly row: ListedPackage }) {
  const { nameZh, termYears, version, groups, insuranceFen, publicHealthFen, selfFen, items, source } = row
  return (
    <Card label={nameZh}>
      <View className="line">
        <Text className="console-card__title">
          {nameZh} · {termYears} 年 · v{version}
        </Text>
        <View className="push">
          <VerifiedTag {...row} />
        </View>
      </View>
      <View className="t-2 mt1">
        {groups.length === 0
          ? '人人可选'
          : `给${groups.map((group) => KEY_GROUP_NAMES_ZH[group]).join('、')}`}
      </View>
      <View className="t-2">
        医保 {yuanWords(insuranceFen)}，公卫 {yuanWords(publicHealthFen)}，居民 {yuanWords(selfFen)}
      </View>
      <View className="console-rule" />
      <dl className="console-items">
        {items.map((item) => (
          <div key={item.itemCode} className="console-items__one">
            <dt>{SERVICE_ITEMS[item.itemCode].nameZh}</dt>
            <dd>{promiseWords(item)}</dd>
          </div>
        ))}
      </dl>
      <View className="t-3 mt1">{source}</View>
    </Card>
  )
}
