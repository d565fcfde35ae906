/**
 * Catalogues as operators write them: read, explained, and looked at for what is rarely meant.
 *
 * <pre>{@code
 * Catalogue catalogue = CatalogueFile.read("catalogue.json", bytes);
 * CatalogueWords.of(catalogue);             // aws-credit, 10 USD of AWS promotional credit: 1000 ZNC …
 * CatalogueWarnings.of(catalogue, now);     // support-hour: is offered until 2026-01-01, which is past
 * }</pre>
 *
 * <p>A file is JSON by {@code docs/catalogues/catalogue.schema.json}. What it says becomes the
 * canonical text that an entry of the log names.
 */
@NullMarked
package zoncoin.cli.catalogue;

import org.jspecify.annotations.NullMarked;
