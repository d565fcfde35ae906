/**
 * What the templates must hold, said by meaning: who signs, who writes, who deletes, who is told.
 *
 * <p>{@link zoncoin.infra.templates.Synthesis} makes the templates of the example programme once;
 * {@link zoncoin.infra.templates.Templates} lets a test ask {@code whoMay("kms:Sign", "${…}")}
 * without a word about logical ids. Each file in {@code mutations} harms the templates in one way
 * and names the test that sees it; a new claim comes with one. Nothing here needs an AWS account.
 * What needs a program that is not there (Node, cfn-lint) is skipped and says so.
 *
 * <p>The folder {@code golden} has the templates as a person reads them. A commit that changes what
 * is deployed changes a file there, and {@link zoncoin.infra.templates.GoldenTest} says by which
 * command.
 *
 * <p>What it cannot tell: whether AWS means by a template what we think it means.
 */
@NullMarked
package zoncoin.infra.templates;

import org.jspecify.annotations.NullMarked;
